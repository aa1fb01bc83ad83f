package dev.rustaiide.app.diff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.foundation.text.Text;

/**
 * The view of differences by itself, in its states, to look at and as the example of how it is used:
 * {@code DiffGallery LIGHT|DARK OUT.png BEFORE AFTER [unified] [ticks]}.
 */
final class DiffGallery {
    private DiffGallery() {}

    public static void main(String[] arguments) throws Exception {
        Display display = new Display();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1180, 700);
        Look look = look(ThemeChoice.valueOf(arguments[0]));
        Path file = Path.of(arguments[3]);
        DiffView view = view(shell, look, Files.readString(Path.of(arguments[2])), Files.readString(file), file);
        for (int i = 4; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "unified" -> view.switchLayout();
                case "ticks" -> ticks(view);
                case "action" -> view.setAction(Icon.UNDO, "Take back", hunk -> { });
                case "editable" -> view.setEditable(true, change -> { });
                case "next" -> view.step(1);
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        shell.open();
        view.setFocus();
        save(view, Path.of(arguments[1]));
        display.dispose();
    }

    private static void ticks(DiffView view) {
        BitSet out = new BitSet();
        out.set(1);
        view.setTicks(hunk -> !out.get(hunk), hunk -> {
            out.flip(hunk);
            view.refresh();
        });
    }

    static Look look(ThemeChoice theme) throws ReflectiveOperationException {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        ((Themes) look).choose(theme);
        return look;
    }

    private static DiffView view(Composite parent, Look look, String before, String after, Path file)
            throws Exception {
        Syntax syntax = RealSyntax.get();
        DiffView view = new DiffView(parent, look, KeyTips.NONE, "Differences");
        view.show(Comparison.of(DiffText.of("HEAD", Text.of(before), file, syntax),
                DiffText.of("Working copy", Text.of(after), file, syntax)));
        return view;
    }

    /** Lets everything be drawn, and keeps what {@code part} looks like. */
    static void save(Composite part, Path file) {
        Display display = part.getDisplay();
        long end = System.currentTimeMillis() + 700;
        while (System.currentTimeMillis() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        Image image = picture(part);
        ImageLoader loader = new ImageLoader();
        loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData(100)};
        loader.save(file.toString(), SWT.IMAGE_PNG);
        image.dispose();
    }

    static Image picture(Composite part) {
        Image image = new Image(part.getDisplay(), part.getSize().x, part.getSize().y);
        GC gc = new GC(part);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        return image;
    }
}

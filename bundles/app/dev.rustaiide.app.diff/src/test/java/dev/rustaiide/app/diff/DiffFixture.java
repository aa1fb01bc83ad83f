package dev.rustaiide.app.diff;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.diff.internal.DiffCanvas;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Token;

/** A view of differences on the screen; the test's thread is the UI thread. Without a display a test is left out. */
final class DiffFixture implements AutoCloseable {
    final Look look;
    final DiffView view;
    final Map<String, String> keyMap = new HashMap<>(Map.of(DiffView.NEXT, "F7", DiffView.TAKE, "Ctrl+Enter"));
    private final List<Runnable> keyListeners = new ArrayList<>();
    private final KeyTips keys = new KeyTips() {
        @Override
        public String keysOf(String command) {
            return keyMap.getOrDefault(command, "");
        }

        @Override
        public Look.Registration onKeys(Runnable listener) {
            keyListeners.add(listener);
            return () -> keyListeners.remove(listener);
        }
    };
    private final Display display;

    DiffFixture() throws ReflectiveOperationException {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        look = DiffGallery.look(ThemeChoice.LIGHT);
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 900, 500);
        view = new DiffView(shell, look, keys, "Differences");
        shell.open();
        settle();
    }

    @Override
    public void close() {
        display.dispose();
    }

    void settle() {
        long end = System.currentTimeMillis() + 120;
        while (System.currentTimeMillis() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
    }

    Control canvas() {
        return view.getChildren()[1];
    }

    void key(int code, char character, int state) {
        Event event = new Event();
        event.keyCode = code;
        event.character = character;
        event.stateMask = state;
        canvas().notifyListeners(SWT.KeyDown, event);
    }

    /** People give {@code command} other keys. */
    void give(String command, String other) {
        keyMap.put(command, other);
        keyListeners.forEach(Runnable::run);
    }

    /** What is told of the buttons above. */
    List<String> tips() {
        return Arrays.stream(((Composite) view.getChildren()[0]).getChildren()).filter(IconButton.class::isInstance)
                .map(Control::getToolTipText).toList();
    }

    String spoken() {
        return ((DiffCanvas) canvas()).spoken();
    }

    Set<Integer> colours() {
        view.redraw();
        settle();
        Image image = DiffGallery.picture(view);
        ImageData data = image.getImageData(100);
        Set<Integer> found = new HashSet<>();
        for (int y = 0; y < data.height; y += 2) {
            for (int x = 0; x < data.width; x += 2) {
                found.add(rgb(data, x, y));
            }
        }
        image.dispose();
        return found;
    }

    private static int rgb(ImageData data, int x, int y) {
        var rgb = data.palette.getRGB(data.getPixel(x, y));
        return rgb.red << 16 | rgb.green << 8 | rgb.blue;
    }

    /** The colour that {@code token} gives at {@code alpha} over the background. */
    int tinted(Token token, int alpha) {
        var over = look.color(token);
        var under = look.color(Token.BACKGROUND);
        return mix(over.getRed(), under.getRed(), alpha) << 16 | mix(over.getGreen(), under.getGreen(), alpha) << 8
                | mix(over.getBlue(), under.getBlue(), alpha);
    }

    private static int mix(int over, int under, int alpha) {
        return Math.round((over * alpha + under * (255 - alpha)) / 255f);
    }

    static boolean near(Set<Integer> found, int wanted) {
        return found.stream().anyMatch(one -> Math.abs((one >> 16) - (wanted >> 16)) < 3
                && Math.abs((one >> 8 & 255) - (wanted >> 8 & 255)) < 3
                && Math.abs((one & 255) - (wanted & 255)) < 3);
    }
}

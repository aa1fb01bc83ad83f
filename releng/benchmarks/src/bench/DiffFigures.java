package bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * 10,000 lines of Rust with 1,000 changes: how long comparing takes, and a frame while one scrolls through them. The
 * frames need a display: {@code xvfb-run -a releng/bench foundation Diff --quick}.
 */
public final class DiffFigures {
    private static final int LINES = 10_000;
    private static final int RUNS = 15;

    private DiffFigures() {}

    public static void main(String[] arguments) throws Exception {
        Text before = text(false);
        Text after = text(true);
        Path file = Path.of("a.rs");
        Syntax syntax = (Syntax) Class.forName("dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax")
                .getMethod("keepingLibrariesIn", Path.class)
                .invoke(null, Path.of(System.getProperty("java.io.tmpdir"), "diff-figures"));
        Comparison plain = Comparison.of(DiffText.plain("a", before), DiffText.plain("b", after));
        Figures.note("changes in " + LINES + " lines", plain.hunks().size(), "");
        Figures.atMost("compare, pair lines, mark words", median(() -> {
            long start = busy();
            compare(DiffText.plain("a", before), DiffText.plain("b", after));
            return busy() - start;
        }), "ms", 200, 60);
        Figures.atMost("guess after a key", median(() -> {
            long start = busy();
            plain.edited(TextChange.insert(after.length() / 2, "x"));
            return busy() - start;
        }), "ms", 4, 1);
        DiffText left = DiffText.of("a", before, file, syntax);
        DiffText right = DiffText.of("b", after, file, syntax);
        if (System.getenv("DISPLAY") != null) {
            frames(Comparison.of(left, right));
        }
    }

    private static Comparison compare(DiffText before, DiffText after) {
        try {
            return Comparison.of(before, after);
        } catch (Exception refused) { // boundary: a program that only measures
            throw new IllegalStateException(refused);
        }
    }

    private static Text text(boolean changed) {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            boolean here = changed && i % 10 == 5;
            text.append("    let value_").append(i).append(" = compute(\"text ").append(random.nextInt(1000))
                    .append("\", ").append(here ? i + 1 : i).append("); // line\n");
        }
        return Text.of(text);
    }

    private static double median(LongSupplier run) {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = run.getAsLong() / 1e6;
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    /** Nanoseconds that this thread has had a processor: others on the machine do not spoil it. */
    private static long busy() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void frames(Comparison comparison) throws ReflectiveOperationException {
        Display display = new Display();
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1440, 900);
        DiffView view = new DiffView(shell, look, "Differences");
        shell.open();
        long start = busy();
        view.show(comparison);
        Figures.atMost("show it", (busy() - start) / 1e6, "ms", 16, 8);
        Control canvas = view.getChildren()[1];
        Image image = new Image(display, 1440, 900);
        double[] times = new double[300];
        for (int i = 0; i < times.length; i++) {
            Event wheel = new Event();
            wheel.count = -5;
            canvas.notifyListeners(SWT.MouseVerticalWheel, wheel);
            Event paint = new Event();
            paint.gc = new GC(image);
            long begun = busy();
            canvas.notifyListeners(SWT.Paint, paint);
            times[i] = (busy() - begun) / 1e6;
            paint.gc.dispose();
        }
        Arrays.sort(times);
        Figures.atMost("a frame of scrolling, median", times[times.length / 2], "ms", 16, 8);
        Figures.atMost("a frame of scrolling, 99 of 100", times[times.length * 99 / 100], "ms", 33, 16);
        display.dispose();
    }
}

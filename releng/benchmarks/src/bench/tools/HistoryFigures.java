package bench.tools;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.LoggedCommit;

import bench.Figures;

/**
 * Scrolling through the graph of 100,000 commits in the window's own list: how long each picture takes to be painted.
 * With a display: {@code xvfb-run -a releng/bench tools History}.
 */
final class HistoryFigures {
    private static final double FRAME = 1000.0 / 60;
    private static final int FRAMES = 600;
    private static final int WARM_UP = 60;
    private static final int WHEEL = 3;

    private final Display display = new Display();
    private final Control list;
    private final Shell shell;
    /** What painting took since it was looked at. */
    private long painting;
    /** Of that, what this thread computed: other work on the machine does not count. */
    private long computing;
    private int pictures;

    private HistoryFigures(List<LoggedCommit> commits) throws ReflectiveOperationException {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(1400, 900);
        // Nobody else needs it outside of its bundle.
        Class<?> type = Class.forName("dev.rustaiide.app.git.internal.GraphList");
        Constructor<?> made = type.getDeclaredConstructor(Composite.class, Look.class);
        made.setAccessible(true);
        list = (Control) made.newInstance(shell, look);
        Method add = type.getDeclaredMethod("add", List.class);
        add.setAccessible(true);
        add.invoke(list, commits);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] start = {0, 0};
        Listener before = event -> {
            if (event.widget == list) {
                start[0] = System.nanoTime();
                start[1] = threads.getCurrentThreadCpuTime();
            }
        };
        display.addFilter(SWT.Paint, before);
        list.addListener(SWT.Paint, event -> {
            painting += System.nanoTime() - start[0];
            computing += threads.getCurrentThreadCpuTime() - start[1];
            pictures++;
        });
        shell.open();
    }

    public static void main(String... arguments) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            System.err.println("There is no display: start it by xvfb-run -a.");
            return;
        }
        var figures = new HistoryFigures(commits());
        figures.measure("by the wheel, three rows a picture", i -> WHEEL);
        figures.measure("from end to end, 300 rows a picture", i -> i / (FRAMES / 2) % 2 == 0 ? 300 : -300);
        figures.display.dispose();
    }

    private static List<LoggedCommit> commits() throws Exception {
        try (Branches.History history = GitFigures.branches().history(GitTrees.history(), "").await()) {
            return history.next(1_000_000).await();
        }
    }

    private void measure(String how, IntUnaryOperator rows) {
        double[] paints = new double[FRAMES];
        double[] computed = new double[FRAMES];
        double[] whole = new double[FRAMES];
        for (int i = -WARM_UP; i < FRAMES; i++) {
            painting = 0;
            computing = 0;
            pictures = 0;
            long start = System.nanoTime();
            var wheel = new Event();
            wheel.count = -rows.applyAsInt(Math.max(0, i));
            list.notifyListeners(SWT.MouseVerticalWheel, wheel);
            while (pictures == 0) {
                if (!display.readAndDispatch()) {
                    Thread.onSpinWait();
                }
            }
            if (i >= 0) {
                paints[i] = painting / 1e6;
                computed[i] = computing / 1e6;
                whole[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(paints);
        Arrays.sort(computed);
        Arrays.sort(whole);
        Figures.atMost("history of 100 k commits, scrolling " + how + ": painting, p95", at(paints, 95), "ms", FRAME,
                FRAME / 2);
        Figures.note("  median", at(paints, 50), "ms");
        Figures.note("  what of it this thread computed, p95", at(computed, 95), "ms");
        Figures.note("  the longest of " + FRAMES, paints[FRAMES - 1], "ms");
        Figures.note("  wheel to painted, with the toolkit's own clock, p95", at(whole, 95), "ms");
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}

package bench.tools;

import java.util.Arrays;

import bench.Figures;

import dev.rustaiide.app.user.experience.internal.Waits;

/** What the frame-time watchdog costs: its two looks at the clock for each event of the window. */
public final class WatchdogFigures {
    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 15;
    private static final double FRAME_NANOS = 1e9 / 60;

    private WatchdogFigures() {}

    private static double nanosForEach() {
        Waits waits = new Waits(System::nanoTime);
        long start = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            waits.begin();
            waits.end();
        }
        return (System.nanoTime() - start) / (double) EVENTS;
    }

    public static void main(String[] arguments) {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = nanosForEach();
        }
        Arrays.sort(times);
        Figures.atMost("watchdog: an event of the window", times[ROUNDS / 2], "ns", 2_000, 300);
        Figures.atMost("… of a frame with 20 events", 100 * 20 * times[ROUNDS / 2] / FRAME_NANOS, "%", 0.5, 0.05);
    }
}

package dev.rustaiide.ai.inference.llama.internal.child;

/**
 * Finds out with how many threads a step is fastest: with one, or with all. Threads of llama.cpp wait for each other
 * after each operation by spinning, so that for small models, and wherever others use the processors too, one is faster
 * than two, often by far. Both are measured, the faster one is used, and the other tried again in growing intervals.
 */
final class Pace {
    private static final int FIRST = 3;
    private static final int SHORTEST = 32;
    private static final int LONGEST = 1024;
    private static final double NEWEST = 0.3;

    private final int most;
    /** Nanoseconds for a token with one thread and with all; 0 until both were measured. */
    private final double[] nanos = new double[2];
    private final int[] measured = new int[2];
    private int chosen;
    private int sinceTrial;
    private int interval = SHORTEST;

    Pace(int most) {
        this.most = most;
    }

    /** How many to take for the next step. */
    int threads() {
        if (most == 1) {
            return 1;
        }
        int faster = nanos[1] < nanos[0] ? 1 : 0;
        if (measured[0] < FIRST || measured[1] < FIRST) {
            chosen = measured[0] <= measured[1] ? 0 : 1;
        } else if (++sinceTrial >= interval) {
            sinceTrial = 0;
            chosen = 1 - faster;
        } else {
            chosen = faster;
        }
        return chosen == 0 ? 1 : most;
    }

    /** The step took so long for each of its tokens. */
    void took(double perToken) {
        if (measured[chosen]++ == 0) {
            nanos[chosen] = perToken;
        }
        boolean trial = measured[1 - chosen] >= FIRST && nanos[chosen] > nanos[1 - chosen];
        nanos[chosen] += NEWEST * (perToken - nanos[chosen]);
        if (trial) {
            interval = perToken > nanos[1 - chosen] ? Math.min(LONGEST, interval * 2) : SHORTEST;
        }
    }
}

package dev.rustaiide.ai.inference.llama.internal.child;

/**
 * Finds out with how many threads a step is fastest: with one, or with all. Threads of llama.cpp wait for each other
 * after each operation by spinning, so that for small models, and wherever others use the processors too, one is faster
 * than two, often by far. All are used at first; one is tried as soon as others took part of the processors, and now
 * and then; the faster way is taken, and the other tried again in growing intervals.
 */
final class Pace {
    private static final int ONE = 0;
    private static final int ALL = 1;
    private static final int SHORTEST = 32;
    private static final int LONGEST = 1024;
    /** Steps with all threads before one is tried for the first time. */
    private static final int FIRST = 8;
    private static final double NEWEST = 0.3;
    /** Spinning threads that had less of the processors than this were interrupted by others. */
    private static final double UNDISTURBED = 0.8;

    private final int most;
    /** Nanoseconds for a token with one thread and with all; 0 until it was measured. */
    private final double[] nanos = new double[2];
    /** The first step of all is cold, and tells nothing of those after it. */
    private boolean isCold = true;
    private int chosen = ALL;
    private int sinceTrial;
    private int interval = FIRST;

    Pace(int most) {
        this.most = most;
    }

    /** How many to take for the next step. */
    int threads() {
        if (most == 1) {
            return 1;
        }
        chosen = sinceTrial < interval ? faster() : 1 - faster();
        return chosen == ONE ? 1 : most;
    }

    private int faster() {
        return nanos[ONE] > 0 && nanos[ONE] < nanos[ALL] ? ONE : ALL;
    }

    /**
     * A step has ended.
     *
     * @param perToken nanoseconds for each of its tokens
     * @param share how much of the time of its threads a processor worked for them, 1 for all
     */
    void took(double perToken, double share) {
        if (isCold) {
            isCold = false;
            return;
        }
        int used = faster();
        nanos[chosen] = nanos[chosen] == 0 ? perToken : nanos[chosen] + NEWEST * (perToken - nanos[chosen]);
        if (chosen != used) {
            sinceTrial = 0;
            interval = perToken > nanos[used] ? Math.clamp(interval * 2L, SHORTEST, LONGEST) : SHORTEST;
        } else if (chosen == ALL && share < UNDISTURBED && sinceTrial >= interval / SHORTEST) {
            sinceTrial = interval;
        } else {
            sinceTrial++;
        }
    }
}

package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.function.LongSupplier;

/**
 * Finds out with how many threads a step is fastest: with one, or with all. Threads of llama.cpp wait for each other
 * after each operation by spinning, so that for small models, and wherever others use the processors too, one is faster
 * than two, often by far. All are used at first; one is tried as soon as others took part of the processors, and now
 * and then; the faster way is taken, and the other tried again in growing intervals.
 *
 * <p>What is compared are means over spans of several steps: one step that was interrupted tells nothing, but how often
 * that happens does. The first step after a change is not counted if it is short, since threads that slept have to be
 * woken for it.
 */
final class Pace {
    private static final int ONE = 0;
    private static final int ALL = 1;
    /** A span has so many steps, or fewer if they take longer than {@link #SPAN_NANOS}. */
    private static final int SPAN_STEPS = 16;
    private static final double SPAN_NANOS = 20e6;
    private static final double NEWEST = 0.3;
    /** Spans between two trials of what is slower. */
    private static final int SHORTEST = 2;
    private static final int LONGEST = 64;
    /** So many times more often it is tried where others take part of the processors. */
    private static final int SOONER = 8;
    /** Spinning threads that had less of the processors than this were interrupted by others. */
    private static final double UNDISTURBED = 0.8;

    private final int most;
    private final LongSupplier workedNanos;
    /** Nanoseconds for a token with one thread and with all; 0 until it was measured. */
    private final double[] nanos = new double[2];
    private int chosen = ALL;
    private boolean isFirst = true;
    private int spansSinceTrial;
    private int interval = 1;
    private int steps;
    private double spanNanos;
    private double spanTokens;
    private long worked;

    /** With {@code most} threads at most; {@code workedNanos} tells what processors worked for this process so far. */
    Pace(int most, LongSupplier workedNanos) {
        this.most = most;
        this.workedNanos = workedNanos;
    }

    /** How many to take for the next step. */
    int threads() {
        return most == 1 || chosen == ONE ? 1 : most;
    }

    /**
     * A step has ended.
     *
     * @param took nanoseconds
     * @param tokens how many it computed
     */
    void took(double took, int tokens) {
        if (isFirst && took < SPAN_NANOS) {
            isFirst = false;
            worked = workedNanos.getAsLong();
            return;
        }
        isFirst = false;
        steps++;
        spanNanos += took;
        spanTokens += tokens;
        if (steps == SPAN_STEPS || spanNanos >= SPAN_NANOS) {
            decide(spanNanos / spanTokens, share(), steps == SPAN_STEPS);
            steps = 0;
            spanNanos = 0;
            spanTokens = 0;
        }
    }

    /**
     * How much of the time of its threads a processor worked for them in this span: 1 for all, and somewhat more with
     * what was done between its steps.
     */
    private double share() {
        long before = worked;
        worked = workedNanos.getAsLong();
        return (worked - before) / (spanNanos * threads());
    }

    private void decide(double perToken, double share, boolean isShort) {
        int usual = faster();
        boolean wasTrial = chosen != usual;
        nanos[chosen] = wasTrial || nanos[chosen] == 0 ? perToken
                : nanos[chosen] + NEWEST * (perToken - nanos[chosen]);
        if (faster() != usual) {
            interval = SHORTEST;
            spansSinceTrial = 0;
        } else if (wasTrial) {
            interval = Math.clamp(interval * 2L, SHORTEST, LONGEST);
            spansSinceTrial = 0;
        } else {
            spansSinceTrial++;
        }
        boolean isDisturbed = chosen == ALL && share < UNDISTURBED;
        // Undisturbed, one can only be faster where threads wait for each other as long as they work.
        boolean isDoubtful = isDisturbed || isShort || faster() == ONE;
        boolean isTime = spansSinceTrial >= (isDisturbed ? Math.max(1, interval / SOONER) : interval);
        int next = isDoubtful && isTime ? 1 - faster() : faster();
        isFirst = next != chosen;
        chosen = next;
    }

    private int faster() {
        return nanos[ONE] > 0 && nanos[ONE] < nanos[ALL] ? ONE : ALL;
    }
}

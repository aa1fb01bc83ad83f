package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Finds out with how many threads a step is fastest: with one, or with all. Threads of llama.cpp wait for each other
 * after each operation by spinning, so that for small models, and wherever others use the processors too, one is faster
 * than two, often by far. All are used at first; one is tried as soon as others took part of the processors, and now
 * and then; the faster way is taken, and the other tried again in growing intervals.
 *
 * <p>What is compared are spans of several steps: one step that was interrupted tells nothing, but how often that
 * happens does. A trial is compared with the spans just before it, since a step takes the longer the more text there
 * is. The first step after a change is not counted if it is short: threads that slept have to be woken for it.
 */
final class Pace {
    private static final int ONE = 0;
    private static final int ALL = 1;
    /** A span has so many steps, or fewer if they take longer than {@link #SPAN_NANOS}. */
    private static final int SPAN_STEPS = 16;
    private static final double SPAN_NANOS = 20e6;
    /** A trial ends after so many steps if they took so much longer. */
    private static final int TRIED_STEPS = 4;
    private static final double SLOWER = 1.2;
    /** Spans between two trials of what is slower. */
    private static final int SHORTEST = 2;
    private static final int LONGEST = 64;
    /** So many times more often it is tried where others take part of the processors. */
    private static final int SOONER = 16;
    /** Spinning threads that had less of the processors than this were interrupted by others. */
    private static final double UNDISTURBED = 0.8;

    private final int most;
    private final LongSupplier workedNanos;
    /** Nanoseconds for a token in the last spans as usual, and how many spans there have been. */
    private final double[] recent = new double[3];
    private int spans;
    private int usual = ALL;
    private int chosen = ALL;
    private boolean isFirst = true;
    private int spansSinceTrial;
    private int interval = SHORTEST;
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
        if (steps == SPAN_STEPS || spanNanos >= SPAN_NANOS || isHopeless()) {
            decide(spanNanos / spanTokens, share(), spanNanos / steps < SPAN_NANOS / SPAN_STEPS);
            steps = 0;
            spanNanos = 0;
            spanTokens = 0;
        }
    }

    /** Whether it is tried and shows soon that it is slower. */
    private boolean isHopeless() {
        return steps == TRIED_STEPS && chosen != usual && spanNanos / spanTokens > SLOWER * recently();
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
        if (chosen == usual) {
            recent[spans++ % recent.length] = perToken;
            spansSinceTrial++;
        } else if (perToken < recently()) {
            usual = chosen;
            Arrays.fill(recent, perToken);
            interval = SHORTEST;
            spansSinceTrial = 0;
        } else {
            interval = Math.min(interval * 2, LONGEST);
            spansSinceTrial = 0;
        }
        boolean isDisturbed = usual == ALL && share < UNDISTURBED;
        // Undisturbed, one can only be faster where threads wait for each other as long as they work.
        boolean isDoubtful = isDisturbed || isShort || usual == ONE;
        boolean isTime = spansSinceTrial >= (isDisturbed ? Math.max(1, interval / SOONER) : interval);
        int next = isDoubtful && isTime ? 1 - usual : usual;
        isFirst = next != chosen;
        chosen = next;
    }

    /** Nanoseconds for a token as usual: the median of the last spans, in one of which others may have interfered. */
    private double recently() {
        double[] sorted = Arrays.copyOf(recent, Math.min(spans, recent.length));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

package dev.rustaiide.ai.code.facts;

/** How a type leads to another, step by step, packed into a number; {@link #INVALID} where nobody knows. */
public final class Steps {
    public static final int NONE = 0;
    public static final int INVALID = -1;
    /** What an {@code Option} or a {@code Result} holds. */
    public static final int TRY = 1;
    public static final int ERROR = 2;
    /** What a loop takes out of it. */
    public static final int ELEMENT = 3;
    public static final int INDEX = 4;
    /** The field called like the local that it makes. */
    public static final int FIELD = 5;
    private static final int POSITION = 8;
    private static final int POSITIONS = 8;
    private static final int BITS = 4;
    private static final int MOST = 7;

    private Steps() {}

    /** The part of a tuple, from 0. */
    public static int position(int index) {
        return index < POSITIONS ? POSITION + index : INVALID;
    }

    /** The index of {@code step}, or -1 if it is another step. */
    public static int positionOf(int step) {
        return step < POSITION ? -1 : step - POSITION;
    }

    public static int then(int steps, int step) {
        if (steps == INVALID || step == INVALID || steps >>> (MOST - 1) * BITS != 0) {
            return INVALID;
        }
        int shift = 0;
        while (steps >>> shift != 0) {
            shift += BITS;
        }
        return steps | step << shift;
    }

    public static int thenAll(int steps, int more) {
        int all = more == INVALID ? INVALID : steps;
        for (int rest = more; rest > 0; rest = rest(rest)) {
            all = then(all, first(rest));
        }
        return all;
    }

    public static int first(int steps) {
        return steps & (1 << BITS) - 1;
    }

    public static int rest(int steps) {
        return steps >>> BITS;
    }
}

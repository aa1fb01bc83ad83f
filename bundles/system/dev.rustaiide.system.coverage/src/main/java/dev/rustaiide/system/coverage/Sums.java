package dev.rustaiide.system.coverage;

/**
 * Sums and differences of counters, each of which has a number. What a counter is, the last two bits of a number say:
 * 0 is never, 1 the counter of which the other bits are the number, 2 a difference and 3 a sum.
 */
final class Sums {
    private static final int TAG = 3;
    private static final int COUNTER = 1;
    private static final int DIFFERENCE = 2;
    private static final int TAG_BITS = 2;
    private static final byte BEGUN = 1;
    private static final byte DONE = 2;

    private final long[] left;
    private final long[] right;
    private final long[] leftCount;
    private final long[] rightCount;
    private final byte[] states;
    private long[] counters = {};

    private Sums(int number) {
        left = new long[number];
        right = new long[number];
        leftCount = new long[number];
        rightCount = new long[number];
        states = new byte[number];
    }

    static Sums read(Bytes map) throws BadForm {
        var sums = new Sums(map.count());
        for (int i = 0; i < sums.left.length; i++) {
            sums.left[i] = map.number();
            sums.right[i] = map.number();
        }
        return sums;
    }

    /** The counters that all go by; to be told once, before the others are asked. */
    void use(long[] counted) {
        counters = counted;
    }

    /** Whether {@code counter} is there, with all that it is made of. They may be as deep as they are many. */
    boolean has(long counter) throws BadForm {
        if (!isKnown(counter)) {
            return false;
        }
        if (!isOpen(counter)) {
            return true;
        }
        int[] waiting = new int[states.length];
        waiting[0] = number(counter);
        for (int depth = 0; depth >= 0;) {
            int number = waiting[depth];
            states[number] = BEGUN;
            if (!isKnown(left[number]) || !isKnown(right[number])) {
                return false;
            }
            if (isOpen(left[number])) {
                waiting[++depth] = number(left[number]);
            } else if (isOpen(right[number])) {
                waiting[++depth] = number(right[number]);
            } else {
                leftCount[number] = value(left[number]);
                rightCount[number] = value(right[number]);
                states[number] = DONE;
                depth--;
            }
        }
        return true;
    }

    private boolean isKnown(long counter) {
        return switch ((int) counter & TAG) {
            case 0 -> true;
            case COUNTER -> number(counter) < counters.length;
            default -> number(counter) < left.length;
        };
    }

    /** Whether it has to be worked out first. */
    private boolean isOpen(long counter) throws BadForm {
        if ((counter & TAG) < DIFFERENCE) {
            return false;
        }
        byte state = states[number(counter)];
        if (state == BEGUN) {
            throw new BadForm("Its map of lines has a sum that is part of itself.");
        }
        return state != DONE;
    }

    private static int number(long counter) {
        return (int) (counter >> TAG_BITS);
    }

    /** How often one was counted that is {@link #has there}. */
    long value(long counter) {
        int number = number(counter);
        return switch ((int) counter & TAG) {
            case 0 -> 0;
            case COUNTER -> counters[number];
            case DIFFERENCE -> leftCount[number] - rightCount[number];
            default -> sum(leftCount[number], rightCount[number]);
        };
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        return one > 0 && other > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }
}

package dev.rustaiide.ai.next.edit.internal;

import java.util.Arrays;

/** How a place lies to another one by the curly brackets between them. */
final class Blocks {
    private static final int LEFT = 1;
    private static final int CLOSED = 2;

    /** The curly brackets, ascending, and what is known of a place right behind each of them. */
    private final int[] brackets;
    private final byte[] behind;
    /** … and of a place before the first. */
    private final byte first;

    /** Looks from {@code token} to all others. */
    Blocks(SiteTokens tokens, int token) {
        int[] opening = tokens.places('{');
        int[] closing = tokens.places('}');
        brackets = Arrays.copyOf(opening, opening.length + closing.length);
        System.arraycopy(closing, 0, brackets, opening.length, closing.length);
        Arrays.sort(brackets);
        behind = new byte[brackets.length];
        int start = from(token);
        int depth = 0;
        int seen = 0;
        for (int i = start; i < brackets.length; i++) {
            int step = tokens.depth(tokens.number(brackets[i]));
            depth += step;
            seen |= step >= 0 ? 0 : depth < 0 ? LEFT : depth == 0 ? CLOSED : 0;
            behind[i] = (byte) seen;
        }
        depth = 0;
        seen = 0;
        for (int i = start - 1; i >= 0; i--) {
            behind[i] = (byte) seen;
            int step = tokens.depth(tokens.number(brackets[i]));
            depth -= step;
            seen |= step <= 0 ? 0 : depth < 0 ? LEFT : depth == 0 ? CLOSED : 0;
        }
        first = (byte) (start == 0 ? 0 : seen);
    }

    /** The first bracket that is not before {@code token}. */
    private int from(int token) {
        int found = Arrays.binarySearch(brackets, token);
        return found >= 0 ? found : -found - 1;
    }

    private int between(int token) {
        int before = from(token) - 1;
        return before < 0 ? first : behind[before];
    }

    /** Whether the block around the one has to be left to come to {@code token}. */
    boolean isLeft(int token) {
        return (between(token) & LEFT) != 0;
    }

    /** Whether a block beside the one ends on the way to {@code token}. */
    boolean isClosed(int token) {
        return (between(token) & CLOSED) != 0;
    }
}

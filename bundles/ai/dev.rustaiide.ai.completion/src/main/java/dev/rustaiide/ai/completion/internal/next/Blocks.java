package dev.rustaiide.ai.completion.internal.next;

/** How a place lies to another one by the curly brackets between them. */
final class Blocks {
    private static final int LEFT = 1;
    private static final int CLOSED = 2;

    private final byte[] between;

    /** Looks from {@code token} to all others. */
    Blocks(SiteTokens tokens, int token) {
        between = new byte[tokens.count() + 1];
        int depth = 0;
        int seen = 0;
        for (int i = token; i < tokens.count(); i++) {
            between[i] = (byte) seen;
            int step = step(tokens, i);
            depth += step;
            seen |= step >= 0 ? 0 : depth < 0 ? LEFT : depth == 0 ? CLOSED : 0;
        }
        between[tokens.count()] = (byte) seen;
        depth = 0;
        seen = 0;
        for (int i = Math.min(token, tokens.count()) - 1; i >= 0; i--) {
            int step = step(tokens, i);
            depth -= step;
            seen |= step <= 0 ? 0 : depth < 0 ? LEFT : depth == 0 ? CLOSED : 0;
            between[i] = (byte) seen;
        }
    }

    private static int step(SiteTokens tokens, int token) {
        char sign = tokens.spelling().sign(tokens.number(token));
        return sign == '{' ? 1 : sign == '}' ? -1 : 0;
    }

    /** Whether the block around the one has to be left to come to {@code token}. */
    boolean isLeft(int token) {
        return (between[token] & LEFT) != 0;
    }

    /** Whether a block beside the one ends on the way to {@code token}. */
    boolean isClosed(int token) {
        return (between[token] & CLOSED) != 0;
    }
}

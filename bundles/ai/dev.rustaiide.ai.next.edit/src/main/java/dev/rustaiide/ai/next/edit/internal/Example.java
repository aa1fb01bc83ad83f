package dev.rustaiide.ai.next.edit.internal;

/**
 * What stands around a place where the change was made.
 *
 * @param left the tokens before it, the nearest first
 * @param right those behind it
 */
record Example(int from, int to, int[] left, int[] right) {
    static final int REACH = 10;

    static Example of(SiteTokens tokens, int from, int to) {
        int[] left = new int[REACH];
        int[] right = new int[REACH];
        for (int i = 0; i < REACH; i++) {
            left[i] = tokens.number(from - 1 - i);
            right[i] = tokens.number(to + i);
        }
        return new Example(from, to, left, right);
    }
}

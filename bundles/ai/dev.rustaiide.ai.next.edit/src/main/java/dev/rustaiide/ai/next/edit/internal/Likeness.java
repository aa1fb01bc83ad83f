package dev.rustaiide.ai.next.edit.internal;

/**
 * How much what stands beside a place is what stands beside the change, on one side.
 *
 * @param same how many tokens are the same, from the nearest on
 * @param bits how much they tell
 * @param rarest how much the name among them tells that tells most
 * @param alike how many more are the same behind names that differ
 * @param isSort whether the nearest differs, but is of the same sort
 */
record Likeness(int same, double bits, double rarest, int alike, boolean isSort) {
    private static final int MOST_DIFFERENT = 2;

    /**
     * Compares outwards.
     *
     * @param at the nearest token
     * @param step -1 to the left, 1 to the right
     * @param like the nearest one of the example
     */
    static Likeness of(SiteTokens tokens, Rarity rarity, int[] example, int at, int step, int like) {
        int same = 0;
        double bits = 0;
        double rarest = 0;
        while (same < example.length && example[same] >= 0
                && tokens.number(at + same * step) == example[same]) {
            double tells = rarity.bits(example[same]);
            bits += tells;
            rarest = tokens.isOperand(at + same * step) ? Math.max(rarest, tells) : rarest;
            same++;
        }
        int alike = 0;
        int different = 0;
        boolean sort = false;
        for (int i = same; i < example.length && different <= MOST_DIFFERENT; i++) {
            int token = at + i * step;
            if (example[i] < 0 || tokens.number(token) < 0) {
                break;
            }
            if (tokens.number(token) == example[i]) {
                alike++;
            } else if (tokens.isOperand(token) && tokens.isOperand(like + i * step)
                    && tokens.kind(token) == tokens.kind(like + i * step)) {
                different++;
                sort |= i == 0;
            } else {
                break;
            }
        }
        return new Likeness(same, bits, rarest, alike, sort);
    }
}

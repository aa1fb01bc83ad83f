package dev.rustaiide.ai.next.edit.internal;

/** How much a token tells that stands in two places: the rarer it is in the text, the more. */
record Rarity(SiteTokens tokens) {
    /** A shorter text is looked at as the part of one of so many tokens that it is. */
    private static final int LEAST = 4000;

    /** Its information in bits. */
    double bits(int number) {
        if (number < 0) {
            return 0;
        }
        int count = tokens.countOf(number);
        return Math.log((Math.max(LEAST, tokens.count()) + 1.0) / (count + 1.0)) / Math.log(2);
    }
}

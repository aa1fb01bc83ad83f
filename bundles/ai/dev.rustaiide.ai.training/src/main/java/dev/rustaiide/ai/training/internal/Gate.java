package dev.rustaiide.ai.training.internal;

import dev.rustaiide.ai.model.validation.Difference;

/**
 * Says which parts of what was made are kept: each by itself, for a part that is better must not carry in one that is
 * not. What ranks the popup is judged by names that the popup alone completes, and refused if lines need more keys with
 * it; a decoder by lines in which all else is the same.
 */
final class Gate {
    /** With fewer nothing is kept, whatever the interval says. */
    static final int LEAST_NAMES = 200;
    static final int LEAST_LINES = 60;
    private static final String POPUP = "For the popup";
    private static final String GHOST_TEXT = "For ghost text";
    private static final String BETTER = " it is better on files that it did not learn from, beyond what chance"
            + " explains, and in nothing that was measured worse.";

    private Gate() {}

    /**
     * Whether a part is kept.
     *
     * @param why as sentences
     */
    record Verdict(boolean isKept, String why) {}

    /** Where no ranker did better than what was there among those that were chosen from. */
    static Verdict noRanker() {
        return new Verdict(false, POPUP + " nothing that was made did better where it was chosen from, so what was"
                + " there stays.");
    }

    /** Of counts and ranker, by names. */
    static Verdict ranker(Measuring.Names names) {
        return verdict(POPUP, names.isEnough() ? "" : names.count() + " names",
                names.keystrokes().isBetter() || names.first().isBetter(),
                names.keystrokes().isWorse() || names.first().isWorse());
    }

    /** Of counts and ranker that are better by names, by lines that were typed with them and with the product's. */
    static Verdict ranker(Measuring.Lines lines) {
        return isWorse(lines) ? new Verdict(false, POPUP + " alone it is better, but lines need more keys with it, or"
                + " more of them mislead, beyond what chance explains, so what was there stays.")
                : new Verdict(true, POPUP + BETTER);
    }

    /** Of a decoder, by lines that were typed with it and with the product's. */
    static Verdict decoder(Measuring.Lines lines) {
        return verdict(GHOST_TEXT, lines.isEnough() ? "" : lines.count() + " lines", lines.typing().isBetter(),
                isWorse(lines));
    }

    /** Whether lines need more keys, or mislead more. */
    private static boolean isWorse(Measuring.Lines lines) {
        return lines.typing().isWorse() || isGreater(lines.misled());
    }

    private static boolean isGreater(Difference share) {
        return share.isTold() && share.low() > 0;
    }

    /** @param few what was measured, if that says too little; else empty */
    private static Verdict verdict(String part, String few, boolean isBetter, boolean isWorse) {
        if (!few.isEmpty()) {
            return new Verdict(false, part + " only " + few + " of held-out files could be typed to measure it, which"
                    + " says too little, so what was there stays. Train on more code.");
        }
        if (isWorse) {
            return new Verdict(false, part + " it is worse in something that was measured, beyond what chance explains,"
                    + " so what was there stays.");
        }
        return isBetter ? new Verdict(true, part + BETTER)
                : new Verdict(false, part + " it is not better beyond what chance explains, so what was there stays.");
    }
}

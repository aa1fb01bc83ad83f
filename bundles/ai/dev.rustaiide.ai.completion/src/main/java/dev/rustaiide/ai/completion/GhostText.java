package dev.rustaiide.ai.completion;

import java.util.Comparator;
import java.util.Optional;

/**
 * How a text goes on.
 *
 * @param text what follows the caret; never empty; further lines of it follow line feeds, whole, as they are indented
 * @param source who says it
 * @param confidence how likely its first line is right, from 0 to 1; further lines are as sure, each by itself
 * @param by the model that wrote it, which is recorded with those who take it; empty if it only repeats what stands in
 *     the folder and its like, as n-grams do
 */
public record GhostText(String text, String source, double confidence, Optional<Writer> by) {
    /**
     * What a model wrote comes before what only repeats, which is surer of shorter texts and less often right; of two
     * of a kind the surer one.
     */
    public static final Comparator<GhostText> BEST_FIRST = Comparator
            .comparing((GhostText each) -> each.by.isEmpty())
            .thenComparing(Comparator.comparingDouble(GhostText::confidence).reversed());

    /** Written by no model that is asked. */
    public GhostText(String text, String source, double confidence) {
        this(text, source, confidence, Optional.empty());
    }

    /** The rest of the caret's line. */
    public String firstLine() {
        int feed = text.indexOf('\n');
        return feed < 0 ? text : text.substring(0, feed);
    }

    /** The same, with another text. */
    public GhostText with(String other) {
        return new GhostText(other, source, confidence, by);
    }

    /**
     * A model that was asked.
     *
     * @param model as {@code place/model}
     * @param promptHash SHA-256 of what it was given, in hexadecimal
     */
    public record Writer(String model, String promptHash) {}
}

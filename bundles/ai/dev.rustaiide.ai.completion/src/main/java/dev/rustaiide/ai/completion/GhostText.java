package dev.rustaiide.ai.completion;

import java.util.Optional;

/**
 * How a text goes on.
 *
 * @param text what follows the caret; never empty
 * @param source who says it
 * @param confidence how likely all of it is right, from 0 to 1
 * @param by the model that wrote it, which is recorded with those who take it; empty if it only repeats what stands in
 *     the folder and its like, as n-grams do
 */
public record GhostText(String text, String source, double confidence, Optional<Writer> by) {
    /** Written by no model that is asked. */
    public GhostText(String text, String source, double confidence) {
        this(text, source, confidence, Optional.empty());
    }

    /**
     * A model that was asked.
     *
     * @param model as {@code place/model}
     * @param promptHash SHA-256 of what it was given, in hexadecimal
     */
    public record Writer(String model, String promptHash) {}
}

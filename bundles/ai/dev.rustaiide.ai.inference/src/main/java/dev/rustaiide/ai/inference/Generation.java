package dev.rustaiide.ai.inference;

import java.util.List;

/**
 * What a model wrote.
 *
 * @param text all of it
 * @param uses what it asked to be done, if it was told of tools
 * @param readTokens how many tokens the prompt had
 * @param reusedTokens how many of these were known from before and not computed
 * @param steps the tokens of the text in order, those of a stop left out; empty if it is not known how likely they were
 */
public record Generation(String text, List<ToolUse> uses, Ending ending, int readTokens, int reusedTokens,
        int writtenTokens, List<Step> steps) {
    public Generation {
        uses = List.copyOf(uses);
        steps = List.copyOf(steps);
    }

    /** Of whose tokens nothing is known. */
    public Generation(String text, List<ToolUse> uses, Ending ending, int readTokens, int reusedTokens,
            int writtenTokens) {
        this(text, uses, ending, readTokens, reusedTokens, writtenTokens, List.of());
    }

    /**
     * A token that was written.
     *
     * @param end offset in the text where it ends; what is no whole character yet ends before it
     * @param probability that it had among all tokens that fit the {@link Constraint}, whatever the temperature
     */
    public record Step(int end, double probability) {}

    /** Why a text ends. */
    public enum Ending {
        /** The model found it complete. */
        COMPLETE,
        /** One of the stops was there. */
        STOP,
        /** It has as many tokens as were asked for. */
        LENGTH,
        /** A line got less likely than was asked for. */
        DOUBT,
        /** The model's window is full. */
        WINDOW,
        /** The model asks for tools. */
        TOOLS
    }
}

package dev.rustaiide.ai.inference;

import java.util.List;

/**
 * What a model wrote.
 *
 * @param text all of it
 * @param uses what it asked to be done, if it was told of tools
 * @param readTokens how many tokens the prompt had
 * @param reusedTokens how many of these were known from before and not computed
 */
public record Generation(String text, List<ToolUse> uses, Ending ending, int readTokens, int reusedTokens,
        int writtenTokens) {
    public Generation {
        uses = List.copyOf(uses);
    }

    /** Why a text ends. */
    public enum Ending {
        /** The model found it complete. */
        COMPLETE,
        /** One of the stops was there. */
        STOP,
        /** It has as many tokens as were asked for. */
        LENGTH,
        /** The model's window is full. */
        WINDOW,
        /** The model asks for tools. */
        TOOLS
    }
}

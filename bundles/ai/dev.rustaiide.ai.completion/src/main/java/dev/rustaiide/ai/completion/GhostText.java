package dev.rustaiide.ai.completion;

/**
 * How a text goes on.
 *
 * @param text what follows the caret; never empty
 * @param source who says it
 * @param confidence how likely all of it is right, from 0 to 1
 */
public record GhostText(String text, String source, double confidence) {}

package dev.rustaiide.ai.completion;

/**
 * What a ranker knows of a candidate.
 *
 * @param name one word, for tables and programs
 * @param meaning a few words for people
 * @param least no value is less
 * @param most no value is more
 * @param isOrdered whether more means more; else its values are kinds
 */
public record DeclaredFeature(String name, String meaning, double least, double most, boolean isOrdered) {}

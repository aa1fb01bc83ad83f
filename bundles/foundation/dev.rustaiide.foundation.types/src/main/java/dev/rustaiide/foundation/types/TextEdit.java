package dev.rustaiide.foundation.types;

/** Puts {@code newText} in the place of {@code range}. The edits of a list all refer to the text before the first. */
public record TextEdit(Range range, String newText) {}

package dev.rustaiide.ai.code.analysis;

/** The characters from {@code start} to {@code end}, UTF-16 offsets into the text, are of {@code kind}. */
public record Highlight(int start, int end, HighlightKind kind) {}

package dev.rustaiide.ai.code.analysis;

/** The lines from {@code startLine}, which stays visible, to {@code endLine} can be folded; both from zero. */
public record Fold(int startLine, int endLine, Kind kind) {
    /** What is folded. */
    public enum Kind {
        BLOCK, COMMENT, IMPORTS
    }
}

package dev.rustaiide.ai.tree.sitter.internal;

/**
 * What a parser gives.
 *
 * @param tree its address; 0 if there is none
 * @param changed what of it may differ from the tree that it was made from
 */
public record Parsed(long tree, Bytes changed) {
    /** A part of a text. */
    public record Bytes(int start, int end) {
        public static final Bytes ALL = new Bytes(0, Integer.MAX_VALUE);
    }
}

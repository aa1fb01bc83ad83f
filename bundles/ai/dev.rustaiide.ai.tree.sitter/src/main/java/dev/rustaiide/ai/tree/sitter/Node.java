package dev.rustaiide.ai.tree.sitter;

/**
 * What a walk saw at one place of a tree.
 *
 * @param type the name that the grammar gives it; for an anonymous node its characters, for a place that does not parse
 *     {@code ERROR}
 * @param start its first byte
 * @param end the byte behind it
 * @param named whether the grammar has a rule for it, rather than only characters
 * @param missing whether the parser made it up to go on; such a node is empty
 */
public record Node(String type, int start, int end, boolean named, boolean missing) {}

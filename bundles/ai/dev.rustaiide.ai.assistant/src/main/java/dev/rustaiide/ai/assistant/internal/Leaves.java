package dev.rustaiide.ai.assistant.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;

/** The parts of a text that have no parts, as a syntax tree has them. For one thread. */
final class Leaves {
    private final ParsedTree tree;

    Leaves(ParsedTree tree) {
        this.tree = tree;
    }

    /** All between two offsets that is no comment, and in Python no documentation. A string is one part. */
    List<String> code(int start, int end) {
        byte[] bytes = tree.text().toUtf8();
        int from = tree.text().byteOf(start);
        int to = tree.text().byteOf(end);
        List<String> code = new ArrayList<>();
        try (TreeWalk walk = tree.walk()) {
            boolean more = true;
            while (more) {
                boolean isOutside = walk.end() <= from || walk.start() >= to || isComment(walk);
                boolean isString = walk.type().contains("string");
                boolean isLeaf = !isOutside && (isString || !walk.toFirstChild());
                if (isLeaf) {
                    String leaf = new String(Arrays.copyOfRange(bytes, Math.max(from, walk.start()),
                            Math.min(to, walk.end())), StandardCharsets.UTF_8);
                    add(leaf, isString, code);
                }
                more = isOutside || isLeaf ? walk.toNext(false, to) : true;
            }
        }
        return code;
    }

    private static void add(String leaf, boolean isString, List<String> code) {
        if (isString || !leaf.isBlank()) {
            code.add(leaf);
        }
    }

    private boolean isComment(TreeWalk walk) {
        if (walk.type().contains("comment")) {
            return true;
        }
        boolean isDocumentation = false;
        if (walk.type().equals("expression_statement") && walk.toFirstChild()) {
            isDocumentation = walk.type().equals("string") && !walk.toNextSibling();
            walk.toParent();
        }
        return isDocumentation && tree.grammar().name().equals("python");
    }

    /** Lines that begin within a string. */
    BitSet linesInStrings() {
        BitSet lines = new BitSet();
        try (TreeWalk walk = tree.walk()) {
            boolean more = true;
            while (more) {
                boolean isString = walk.type().contains("string") && !walk.type().contains("interpolation");
                if (isString) {
                    int first = tree.text().lineOf(tree.text().offsetOfByte(walk.start()));
                    int last = tree.text().lineOf(tree.text().offsetOfByte(walk.end()));
                    lines.set(first + 1, Math.max(first, last) + 1);
                }
                more = walk.toNext(!isString, Integer.MAX_VALUE);
            }
        }
        return lines;
    }
}

package dev.rustaiide.ai.tree.sitter;

import dev.rustaiide.ai.tree.sitter.internal.Walking;

/**
 * Goes from node to node of a tree, at 50 ns a step. For one thread; to be closed. A move that is not possible leaves
 * it where it is and says {@code false}.
 */
public final class TreeWalk implements AutoCloseable {
    private final ParsedTree tree;
    private final Walking walking;

    TreeWalk(ParsedTree tree) {
        this.tree = tree;
        this.walking = new Walking(tree.memory().acquire());
    }

    @Override
    public void close() {
        walking.close();
        tree.memory().release();
    }

    public boolean toParent() {
        return walking.toParent();
    }

    public boolean toFirstChild() {
        return walking.toFirstChild();
    }

    public boolean toLastChild() {
        return walking.toLastChild();
    }

    public boolean toNextSibling() {
        return walking.toNextSibling();
    }

    public boolean toPreviousSibling() {
        return walking.toPreviousSibling();
    }

    /** To the first child that ends behind byte {@code at}. */
    public boolean toChildFor(int at) {
        return walking.toChildFor(at);
    }

    /** Down to the smallest node that holds the bytes from {@code start} to {@code end}, from where this is. */
    public void toSmallest(int start, int end) {
        while (toChildFor(start)) {
            boolean holds = start() <= start && end <= end();
            if (!holds) {
                toParent();
                return;
            }
        }
    }

    /** In the order of a book, at most as far as byte {@code end}; without going deeper where {@code deeper} is not. */
    public boolean toNext(boolean deeper, int end) {
        boolean moved = deeper && toFirstChild() || toNextSibling();
        while (!moved) {
            if (!toParent()) {
                return false;
            }
            moved = toNextSibling();
        }
        return start() < end;
    }

    /** The first byte of the node. */
    public int start() {
        return walking.start();
    }

    /** The byte behind the node. */
    public int end() {
        return walking.end();
    }

    /** The name that the grammar gives the node. */
    public String type() {
        return tree.grammar().type(walking.symbol());
    }

    /** The number of its type; the same in all trees of a grammar. */
    public int symbol() {
        return walking.symbol();
    }

    /** The number of the field that its parent holds it in, as {@link Grammar#field} has it; 0 for none. */
    public int field() {
        return walking.field();
    }

    public boolean isNamed() {
        return walking.isNamed();
    }

    /** Whether something in it does not parse. */
    public boolean hasError() {
        return walking.hasError();
    }

    public boolean isMissing() {
        return walking.isMissing();
    }

    /** Where this is, to keep. */
    public Node node() {
        return new Node(type(), start(), end(), isNamed(), isMissing());
    }

    /** Named nodes as nested lists. Without recursion: a tree may be a hundred thousand levels deep. */
    String describe() {
        var text = new StringBuilder();
        boolean down = true;
        while (true) {
            if (down && isNamed()) {
                text.append(text.isEmpty() ? "(" : " (").append(isMissing() ? "MISSING " : "").append(type());
            }
            if (down && toFirstChild()) {
                continue;
            }
            if (isNamed()) {
                text.append(')');
            }
            down = toNextSibling();
            if (!down && !toParent()) {
                return text.toString();
            }
        }
    }
}

package dev.rustaiide.foundation.text;

import java.util.function.Consumer;

/**
 * Two parts of a rope whose heights differ by one at most. Concatenation is the AVL join of Blelloch, Ferizovic and
 * Sun, "Just Join for Parallel Ordered Sets" (SPAA 2016).
 */
final class Node extends Rope {
    private final Rope left;
    private final Rope right;
    private final int height;

    Node(Rope left, Rope right) {
        super(Math.addExact(left.bytes, right.bytes), left.chars + right.chars, left.lineFeeds + right.lineFeeds);
        this.left = left;
        this.right = right;
        this.height = Math.max(left.height(), right.height()) + 1;
    }

    static Rope join(Rope a, Rope b) {
        if (a.bytes == 0 || b.bytes == 0) {
            return a.bytes == 0 ? b : a;
        }
        if (a.height() > b.height() + 1 && a instanceof Node node) {
            return balance(node.left, join(node.right, b));
        }
        if (b.height() > a.height() + 1 && b instanceof Node node) {
            return balance(join(a, node.left), node.right);
        }
        return new Node(a, b);
    }

    /** A node over two trees whose heights differ by two at most. */
    private static Rope balance(Rope a, Rope b) {
        if (a.height() > b.height() + 1 && a instanceof Node node) {
            return leaningLeft(node, b);
        }
        if (b.height() > a.height() + 1 && b instanceof Node node) {
            return leaningRight(a, node);
        }
        return new Node(a, b);
    }

    private static Rope leaningLeft(Node a, Rope b) {
        return a.right.height() > a.left.height() && a.right instanceof Node inner
                ? new Node(new Node(a.left, inner.left), new Node(inner.right, b))
                : new Node(a.left, new Node(a.right, b));
    }

    private static Rope leaningRight(Rope a, Node b) {
        return b.left.height() > b.right.height() && b.left instanceof Node inner
                ? new Node(new Node(a, inner.left), new Node(inner.right, b.right))
                : new Node(new Node(a, b.left), b.right);
    }

    Rope left() {
        return left;
    }

    Rope right() {
        return right;
    }

    @Override
    int height() {
        return height;
    }

    @Override
    Rope slice(int from, int to) {
        if (from == 0 && to == chars) {
            return this;
        }
        if (to <= left.chars) {
            return left.slice(from, to);
        }
        if (from >= left.chars) {
            return right.slice(from - left.chars, to - left.chars);
        }
        return join(left.slice(from, left.chars), right.slice(0, to - left.chars));
    }

    @Override
    Rope replaceInLeaf(int from, int to, Leaf replacement) {
        if (to <= left.chars) {
            Rope changed = left.replaceInLeaf(from, to, replacement);
            return changed == left ? this : balance(changed, right);
        }
        if (from < left.chars) {
            return this;
        }
        Rope changed = right.replaceInLeaf(from - left.chars, to - left.chars, replacement);
        return changed == right ? this : balance(left, changed);
    }

    @Override
    char charAt(int offset) {
        return offset < left.chars ? left.charAt(offset) : right.charAt(offset - left.chars);
    }

    @Override
    Leaf leafAt(int offset) {
        return offset < left.chars ? left.leafAt(offset) : right.leafAt(offset - left.chars);
    }

    @Override
    int leafStart(int offset) {
        return offset < left.chars ? left.leafStart(offset) : left.chars + right.leafStart(offset - left.chars);
    }

    @Override
    int bytesBefore(int offset) {
        return offset < left.chars ? left.bytesBefore(offset) : left.bytes + right.bytesBefore(offset - left.chars);
    }

    @Override
    int charsBefore(int byteOffset) {
        return byteOffset < left.bytes
                ? left.charsBefore(byteOffset) : left.chars + right.charsBefore(byteOffset - left.bytes);
    }

    @Override
    int lineFeedsBefore(int offset) {
        return offset < left.chars
                ? left.lineFeedsBefore(offset) : left.lineFeeds + right.lineFeedsBefore(offset - left.chars);
    }

    @Override
    int offsetBehindLineFeed(int count) {
        return count <= left.lineFeeds
                ? left.offsetBehindLineFeed(count) : left.chars + right.offsetBehindLineFeed(count - left.lineFeeds);
    }

    @Override
    String substring(int from, int to) {
        if (to <= left.chars) {
            return left.substring(from, to);
        }
        if (from >= left.chars) {
            return right.substring(from - left.chars, to - left.chars);
        }
        var characters = new StringBuilder(to - from);
        append(from, to, characters);
        return characters.toString();
    }

    @Override
    void append(int from, int to, StringBuilder characters) {
        if (from < left.chars) {
            left.append(from, Math.min(to, left.chars), characters);
        }
        if (to > left.chars) {
            right.append(Math.max(0, from - left.chars), to - left.chars, characters);
        }
    }

    @Override
    Chunk chunkAt(int byteOffset) {
        return byteOffset < left.bytes ? left.chunkAt(byteOffset) : right.chunkAt(byteOffset - left.bytes);
    }

    @Override
    void forEachChunk(Consumer<Chunk> reader) {
        left.forEachChunk(reader);
        right.forEachChunk(reader);
    }

    /** Whether this and all below are balanced and no leaf is empty or too long: what every operation must keep. */
    boolean isSound() {
        return Math.abs(left.height() - right.height()) <= 1 && isSound(left) && isSound(right);
    }

    private static boolean isSound(Rope part) {
        return part instanceof Node node ? node.isSound()
                : part.bytes > 0 && (part instanceof Page || part.bytes <= Leaf.MAX_BYTES);
    }
}

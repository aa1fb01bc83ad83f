package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * What a scanner of ours found in a text: tokens in order that do not overlap, and what they make. Places are bytes.
 */
final class Scan {
    private static final HighlightKind[] KINDS = HighlightKind.values();

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] kinds = new byte[64];
    private int count;
    private int errors;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<OutlineItem> items = new ArrayList<>();

    /** Takes the bytes from {@code start} to {@code end} for a token; nothing if there are none. */
    void token(int start, int end, HighlightKind kind) {
        if (start >= end) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count++] = (byte) kind.ordinal();
    }

    void error() {
        errors++;
    }

    void pair(int open, int close) {
        pairs.add(new Pair(open, close));
    }

    /** What lies between two places can be folded if they are on different lines. */
    void block(int start, int end, Fold.Kind kind) {
        blocks.add(new Block(start, end, kind));
    }

    void item(int start, int end, int nameStart, int nameEnd, SymbolKind kind, String name, String detail) {
        items.add(new OutlineItem(start, end, 0, nameStart, nameEnd, kind, name, detail));
    }

    /** The first token that ends behind {@code at}. */
    int firstBehind(int at) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    HighlightKind kind(int token) {
        return KINDS[kinds[token]];
    }

    int errors() {
        return errors;
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<OutlineItem> items() {
        return items;
    }

    /** Two brackets. */
    record Pair(int open, int close) {}

    /** Something that can be folded. */
    record Block(int start, int end, Fold.Kind kind) {}
}

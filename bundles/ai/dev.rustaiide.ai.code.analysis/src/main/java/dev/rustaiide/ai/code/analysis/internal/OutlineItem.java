package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/** A declaration before it is known what lies in it; in bytes. */
record OutlineItem(int start, int end, int pattern, int nameStart, int nameEnd, SymbolKind kind, String name,
        String detail) implements Comparable<OutlineItem> {
    /** Deeper is not shown: nobody unfolds it. */
    private static final int DEEPEST = 100;

    /** In the order of the text, the outer before the inner, of the same node the later pattern first. */
    @Override
    public int compareTo(OutlineItem other) {
        if (start != other.start) {
            return Integer.compare(start, other.start);
        }
        return end == other.end ? Integer.compare(other.pattern, pattern) : Integer.compare(other.end, end);
    }

    /** Puts sorted items into each other by where they lie. */
    static List<Symbol> nest(List<OutlineItem> items, Text text) {
        var offsets = new Offsets(text);
        Deque<Open> open = new ArrayDeque<>();
        var root = new ArrayList<Symbol>();
        OutlineItem last = null;
        for (OutlineItem item : items) {
            boolean same = last != null && last.start == item.start && last.end == item.end;
            last = item;
            while (!open.isEmpty() && open.peek().item.end <= item.start) {
                close(open, root, text, offsets);
            }
            if (!same && open.size() < DEEPEST) {
                open.push(new Open(item, new ArrayList<>()));
            }
        }
        while (!open.isEmpty()) {
            close(open, root, text, offsets);
        }
        return List.copyOf(root);
    }

    private static void close(Deque<Open> open, List<Symbol> root, Text text, Offsets offsets) {
        Open done = open.pop();
        Open parent = open.peek();
        OutlineItem item = done.item;
        SymbolKind kind = item.kind == SymbolKind.FUNCTION && parent != null && hasMethods(parent.item.kind)
                ? SymbolKind.METHOD : item.kind;
        var symbol = new Symbol(item.name, kind, item.detail, range(item.start, item.end, text, offsets),
                range(item.nameStart, item.nameEnd, text, offsets), done.children);
        (parent == null ? root : parent.children).add(symbol);
    }

    private static boolean hasMethods(SymbolKind kind) {
        return switch (kind) {
            case IMPLEMENTATION, TRAIT, INTERFACE, CLASS, STRUCT, ENUM -> true;
            default -> false;
        };
    }

    private static Range range(int start, int end, Text text, Offsets offsets) {
        return new Range(text.positionOf(offsets.of(start)), text.positionOf(offsets.of(end)));
    }

    private record Open(OutlineItem item, List<Symbol> children) {}
}

package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that are visible, from top to bottom; which parents are open; and which rows are selected. No painting. */
final class RowTree<T> {
    /** A visible row. */
    record Node<T>(T row, Object key, int depth, boolean parent) {}

    private final RowModel<T> model;
    private final List<Node<T>> visible = new ArrayList<>();
    private final Set<Object> open = new HashSet<>();
    private final Set<Object> selected = new LinkedHashSet<>();
    private int cursor = -1;
    private int anchor = -1;
    private boolean tree;

    RowTree(RowModel<T> model) {
        this.model = model;
    }

    int size() {
        return visible.size();
    }

    Node<T> at(int index) {
        return visible.get(index);
    }

    int cursor() {
        return cursor;
    }

    /** Whether any row ever had children: then all leave room for the mark that opens them. */
    boolean isTree() {
        return tree;
    }

    boolean isOpen(int index) {
        return open.contains(at(index).key());
    }

    boolean isSelected(int index) {
        return selected.contains(at(index).key());
    }

    List<T> selection() {
        List<T> rows = new ArrayList<>();
        if (!selected.isEmpty()) {
            for (Node<T> node : visible) {
                if (selected.contains(node.key())) {
                    rows.add(node.row());
                }
            }
        }
        return rows;
    }

    /** Reads all anew; selection and cursor go with their keys, or stay where they were if those are gone. */
    void reload() {
        @Nullable Object key = cursor >= 0 ? at(cursor).key() : null;
        int before = cursor;
        visible.clear();
        append(model.roots(), 0, visible);
        cursor = key == null ? -1 : indexOf(key);
        if (!selected.isEmpty()) {
            Set<Object> there = new HashSet<>();
            visible.forEach(node -> there.add(node.key()));
            selected.retainAll(there);
        }
        if (cursor < 0 && before >= 0 && !visible.isEmpty()) {
            cursor = Math.min(before, visible.size() - 1);
            if (selected.isEmpty()) {
                selected.add(at(cursor).key());
            }
        }
        anchor = cursor;
    }

    private void append(List<T> rows, int depth, List<Node<T>> into) {
        for (T row : rows) {
            Object key = model.key(row);
            boolean parent = model.hasChildren(row);
            tree |= parent;
            into.add(new Node<>(row, key, depth, parent));
            if (parent && open.contains(key)) {
                append(model.children(row), depth + 1, into);
            }
        }
    }

    void open(int index) {
        Node<T> node = at(index);
        if (node.parent() && open.add(node.key())) {
            List<Node<T>> children = new ArrayList<>();
            append(model.children(node.row()), node.depth() + 1, children);
            visible.addAll(index + 1, children);
            shift(index, children.size());
        }
    }

    void close(int index) {
        Node<T> node = at(index);
        if (open.remove(node.key())) {
            int end = index + 1;
            while (end < size() && at(end).depth() > node.depth()) {
                selected.remove(at(end).key());
                end++;
            }
            visible.subList(index + 1, end).clear();
            boolean inside = cursor > index && cursor < end;
            shift(index, index + 1 - end);
            if (inside) {
                select(index);
            }
        }
    }

    void closeAll() {
        open.clear();
        for (int i = cursor; i >= 0 && cursor >= 0 && at(cursor).depth() > 0; i--) {
            cursor = at(i).depth() == 0 ? i : cursor;
        }
        if (cursor >= 0) {
            select(cursor);
        }
        reload();
    }

    /** Without reading anything: {@link #reload} opens them. */
    void remember(Collection<?> keys) {
        open.addAll(keys);
    }

    Set<Object> openKeys() {
        return Set.copyOf(open);
    }

    /** Where the row with this key is, or -1 if it is not visible. */
    int indexOf(Object key) {
        for (int i = 0; i < visible.size(); i++) {
            if (visible.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    int parentOf(int index) {
        int depth = at(index).depth();
        for (int i = index - 1; i >= 0; i--) {
            if (at(i).depth() < depth) {
                return i;
            }
        }
        return -1;
    }

    void clearSelection() {
        selected.clear();
        cursor = -1;
        anchor = -1;
    }

    void select(int index) {
        selected.clear();
        selected.add(at(index).key());
        cursor = index;
        anchor = index;
    }

    void toggle(int index) {
        Object key = at(index).key();
        if (!selected.remove(key)) {
            selected.add(key);
        }
        cursor = index;
        anchor = index;
    }

    void extend(int index) {
        int from = Math.max(0, anchor);
        selected.clear();
        for (int i = Math.min(from, index); i <= Math.max(from, index); i++) {
            selected.add(at(i).key());
        }
        cursor = index;
    }

    void selectAll() {
        visible.forEach(node -> selected.add(node.key()));
    }

    /** The first row after the cursor, going round, whose label starts with {@code typed}; or -1. */
    int find(String typed, boolean stay) {
        int size = size();
        int start = Math.max(0, cursor) + (stay ? 0 : 1);
        for (int i = 0; i < size; i++) {
            int index = (start + i) % size;
            String label = model.row(at(index).row()).label();
            if (label.regionMatches(true, 0, typed, 0, typed.length())) {
                return index;
            }
        }
        return -1;
    }

    private void shift(int after, int by) {
        cursor += cursor > after ? by : 0;
        anchor += anchor > after ? by : 0;
    }
}

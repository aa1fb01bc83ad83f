package dev.rustaiide.app.ui.components;

import java.util.List;

/**
 * What a {@link RowView} shows. Asked on the UI thread and for visible rows only (children when their parent opens), so
 * it answers from memory; what takes long is loaded elsewhere, followed by {@link RowView#refresh}.
 *
 * @param <T> a row
 */
public interface RowModel<T> {
    List<T> roots();

    default boolean hasChildren(T row) {
        return false;
    }

    default List<T> children(T row) {
        return List.of();
    }

    /** What stays the same when a row is loaded anew; selection and open parents are remembered by it. */
    default Object key(T row) {
        return row;
    }

    /** How a row looks. */
    Row row(T row);
}

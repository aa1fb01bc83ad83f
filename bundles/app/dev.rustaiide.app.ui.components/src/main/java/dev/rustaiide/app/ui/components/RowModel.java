package dev.rustaiide.app.ui.components;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link RowView} shows. Asked on the UI thread and for visible rows only (children when their parent opens), so
 * it answers from memory; what takes long is loaded elsewhere, followed by {@link RowView#refresh}.
 *
 * @param <T> a row
 */
public interface RowModel<T> {
    /** A flat list; {@code roots} is asked at each refresh. */
    static <T> RowModel<T> flat(Supplier<List<T>> roots, Function<T, Row> look) {
        return new RowModel<>() {
            @Override
            public List<T> roots() {
                return roots.get();
            }

            @Override
            public Row row(T row) {
                return look.apply(row);
            }
        };
    }

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

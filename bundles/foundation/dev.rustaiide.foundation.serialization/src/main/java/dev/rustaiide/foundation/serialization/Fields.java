package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Where a {@link Schema} declares its fields. Names are written as in JSON: {@code newText}. */
public final class Fields<T> {
    private final List<Column<T>> columns = new ArrayList<>();
    private final Schema<T> schema;

    Fields(Schema<T> schema) {
        this.schema = schema;
    }

    /** A whole number. */
    public NumberField<T> number(String name, ToLongFunction<T> getter) {
        return add(new NumberField<>(name, columns.size(), getter));
    }

    /** Characters. */
    public Field<T, String> text(String name, Function<T, String> getter) {
        return value(name, Shape.text(), getter);
    }

    public Field<T, Boolean> flag(String name, Function<T, Boolean> getter) {
        return value(name, Shape.flag(), getter);
    }

    /** A value of any shape, e.g. of another schema. */
    public <V> Field<T, V> value(String name, Shape<V> shape, Function<T, V> getter) {
        return add(new Field<>(name, columns.size(), shape, getter));
    }

    /** Any number of values of any shape. */
    public <V> Field<T, List<V>> list(String name, Shape<V> element, Function<T, List<V>> getter) {
        return value(name, Shape.list(element), getter);
    }

    /** The shape of the records themselves, for a field in which there are more of them. */
    public Shape<T> self() {
        return new Shape.Self<>(schema);
    }

    private <C extends Column<T>> C add(C column) {
        if (columns.stream().anyMatch(known -> known.name().equals(column.name()))) {
            throw new IllegalArgumentException("two fields are called \"" + column.name() + '"');
        }
        columns.add(column);
        return column;
    }

    List<Column<T>> columns() {
        return columns;
    }
}

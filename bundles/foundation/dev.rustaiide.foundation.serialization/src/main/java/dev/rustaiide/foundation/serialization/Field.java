package dev.rustaiide.foundation.serialization;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A field of records of type T. It belongs to the schema in whose declaration it was made.
 *
 * @param <V> the type of its values
 */
public final class Field<T, V> extends Column<T> {
    private final Shape<V> shape;
    private final Function<T, V> getter;
    private @Nullable V otherwise;

    Field(String name, int place, Shape<V> shape, Function<T, V> getter) {
        super(name, place);
        this.shape = shape;
        this.getter = getter;
    }

    /** Its value in files that do not have it. Without one, such files cannot be read. */
    public Field<T, V> orElse(V value) {
        otherwise = value;
        return this;
    }

    /** What it was called in older files. */
    public Field<T, V> formerly(String... names) {
        setFormerNames(names);
        return this;
    }

    @Override
    boolean hasDefault() {
        return otherwise != null;
    }

    @Override
    void setDefault(Row row, int count) {
        Object[] column = new Object[count];
        Arrays.fill(column, otherwise);
        row.set(place(), column);
    }

    @Override
    Description shape(List<Schema<?>> around) {
        return shape.description(around);
    }

    @Override
    @SuppressWarnings("unchecked") // holders of this field only
    Encoder encoder(SheetOut out) {
        Encoder encoder = shape.encoder(out);
        return (holders, count) -> {
            Object[] values = new Object[count];
            for (int i = 0; i < count; i++) {
                values[i] = getter.apply((T) holders[i]);
            }
            encoder.put(values, count);
        };
    }

    @Override
    Taker taker(Description stored, SheetIn in) {
        Decoder decoder = shape.decoder(stored, in);
        return (row, count) -> row.set(place(), decoder.take(count));
    }

    @Override
    Json json(T holder) {
        return shape.json(getter.apply(holder));
    }

    @Override
    void parse(Json json, String pointer, Row row) throws JsonException {
        row.set(place(), new Object[] {shape.parse(json, pointer)});
    }
}

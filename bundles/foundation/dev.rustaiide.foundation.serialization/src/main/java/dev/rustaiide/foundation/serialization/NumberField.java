package dev.rustaiide.foundation.serialization;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** A field of records of type T that holds a whole number, without a box around it. */
public final class NumberField<T> extends Column<T> {
    private final ToLongFunction<T> getter;
    private boolean hasDefault;
    private long otherwise;

    NumberField(String name, int place, ToLongFunction<T> getter) {
        super(name, place);
        this.getter = getter;
    }

    /** Its value in files that do not have it. Without one, such files cannot be read. */
    public NumberField<T> orElse(long value) {
        hasDefault = true;
        otherwise = value;
        return this;
    }

    /** What it was called in older files. */
    public NumberField<T> formerly(String... names) {
        setFormerNames(names);
        return this;
    }

    @Override
    boolean hasDefault() {
        return hasDefault;
    }

    @Override
    void setDefault(Row row, int count) {
        long[] column = new long[count];
        Arrays.fill(column, otherwise);
        row.set(place(), column);
    }

    @Override
    Description shape(List<Schema<?>> around) {
        return Description.of(Description.Kind.NUMBER);
    }

    @Override
    Encoder encoder(SheetOut out) {
        NumberOut numbers = out.add(new NumberOut());
        return (holders, count) -> numbers.add(holders, count, getter);
    }

    @Override
    Taker taker(Description stored, SheetIn in) {
        Shape.number().expect(stored, Description.Kind.NUMBER);
        NumberIn numbers = in.add(new NumberIn());
        return (row, count) -> row.set(place(), numbers.take(count));
    }

    @Override
    Json json(T holder) {
        return Json.of(getter.applyAsLong(holder));
    }

    @Override
    void parse(Json json, String pointer, Row row) throws JsonException {
        row.set(place(), new long[] {json.asLong().orElseThrow(() -> Shape.expected("a whole number", pointer))});
    }
}

package dev.rustaiide.foundation.serialization;

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
    void setDefault(Row row) {
        row.set(place(), otherwise);
    }

    @Override
    Description shape(List<Schema<?>> around) {
        return Description.of(Description.Kind.NUMBER);
    }

    @Override
    Encoder<T> encoder(SheetOut out) {
        NumberOut numbers = out.add(new NumberOut());
        return holder -> numbers.add(getter.applyAsLong(holder));
    }

    @Override
    Taker taker(Description stored, SheetIn in) {
        Shape.number().expect(stored, Description.Kind.NUMBER);
        NumberIn numbers = in.add(new NumberIn());
        int place = place();
        return row -> row.set(place, numbers.next());
    }

    @Override
    Json json(T holder) {
        return Json.of(getter.applyAsLong(holder));
    }

    @Override
    void parse(Json json, String pointer, Row row) throws JsonException {
        row.set(place(), json.asLong().orElseThrow(() -> Shape.expected("a whole number", pointer)));
    }
}

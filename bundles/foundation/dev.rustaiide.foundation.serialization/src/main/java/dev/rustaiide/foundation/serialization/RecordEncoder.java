package dev.rustaiide.foundation.serialization;

import java.util.List;

/** Puts records, field by field. */
final class RecordEncoder<T> implements Encoder<T> {
    private final Schema<T> schema;
    private final Encoder<T>[] fields;
    private int depth;

    @SuppressWarnings("unchecked") // an array of a generic type
    RecordEncoder(Schema<T> schema, List<Column<T>> columns, SheetOut out) {
        this.schema = schema;
        out.enter(this);
        fields = columns.stream().map(column -> column.encoder(out)).toArray(Encoder[]::new);
        out.leave();
    }

    Schema<T> schema() {
        return schema;
    }

    @Override
    public void put(T value) {
        if (++depth > Schema.DEPTH) {
            throw new IllegalArgumentException("records are nested deeper than " + Schema.DEPTH);
        }
        for (Encoder<T> field : fields) {
            field.put(value);
        }
        depth--;
    }
}

package dev.rustaiide.foundation.serialization;

import java.util.List;

/** Puts records, field by field. */
final class RecordEncoder implements Encoder {
    private final Schema<?> schema;
    private final Encoder[] fields;
    private int depth;

    RecordEncoder(Schema<?> schema, List<? extends Column<?>> columns, SheetOut out) {
        this.schema = schema;
        out.enter(this);
        fields = columns.stream().map(column -> column.encoder(out)).toArray(Encoder[]::new);
        out.leave();
    }

    Schema<?> schema() {
        return schema;
    }

    @Override
    public void put(Object[] values, int count) {
        if (++depth > Schema.DEPTH) {
            throw new IllegalArgumentException("records are nested deeper than " + Schema.DEPTH);
        }
        for (Encoder field : fields) {
            field.put(values, count);
        }
        depth--;
    }
}

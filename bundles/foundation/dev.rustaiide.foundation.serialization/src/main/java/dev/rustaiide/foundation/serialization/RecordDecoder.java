package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.rustaiide.foundation.serialization.Column.Taker;

/** Makes records of the fields that a file has, and defaults for those that it has not. */
final class RecordDecoder<T> implements Decoder {
    private final Schema<T> schema;
    private final Function<Row, T> maker;
    private final List<Column<T>> columns;
    private final List<Column<T>> absent = new ArrayList<>();
    private Taker[] fields = {};
    private int depth;

    RecordDecoder(Schema<T> schema, List<Column<T>> columns, Function<Row, T> maker) {
        this.schema = schema;
        this.columns = columns;
        this.maker = maker;
    }

    Schema<T> schema() {
        return schema;
    }

    void bind(Description stored, boolean strict, SheetIn in) {
        absent.addAll(columns);
        var takers = new ArrayList<Taker>();
        for (Description field : stored.parts()) {
            takers.add(taker(field, strict, in));
        }
        for (Column<T> column : absent) {
            if (!column.hasDefault()) {
                throw new CorruptException("its records have no \"" + column.name() + "\", which is needed");
            }
        }
        fields = takers.toArray(Taker[]::new);
    }

    private Taker taker(Description field, boolean strict, SheetIn in) {
        for (Column<T> column : absent) {
            if (column.isCalled(field.name())) {
                absent.remove(column);
                return column.taker(field.parts().get(0), in);
            }
        }
        if (strict) {
            throw new CorruptException("its records have a \"" + field.name()
                    + "\", which this version does not know");
        }
        Decoder skipper = field.skipper(in);
        return (row, count) -> skipper.take(count);
    }

    @Override
    public Object[] take(int count) {
        if (++depth > Schema.DEPTH) {
            throw new CorruptException("it is nested too deep");
        }
        var row = new Row(columns.size());
        for (Taker field : fields) {
            field.take(row, count);
        }
        absent.forEach(column -> column.setDefault(row, count));
        Object[] made = new Object[count];
        for (int i = 0; i < count; i++) {
            row.moveTo(i);
            made[i] = maker.apply(row);
        }
        depth--;
        return made;
    }
}

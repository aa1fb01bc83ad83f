package dev.rustaiide.foundation.serialization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Description.Kind;

/**
 * How records of type T are stored, declared once for the compact form and for JSON:
 *
 * {@snippet :
 * static final Schema<Position> POSITION = Schema.of("position", 1, fields -> {
 *     var line = fields.number("line", Position::line);
 *     var character = fields.number("character", Position::character);
 *     return row -> new Position(row.integer(line), row.integer(character));
 * });
 * }
 *
 * <p>A schema can change, and what was stored before can still be read: a field that is gone is passed over, a new one
 * has a {@linkplain Field#orElse default}, a renamed one knows its {@linkplain Field#formerly former names}. The order
 * of fields does not matter. What a newer program stored can be read as well, without the fields that this one does
 * not know, unless the schema is {@linkplain #strict strict}.
 *
 * <p>Any thread may use it. Its functions run on several threads at once where there are many records: they must only
 * look at what they are given, and a static initialiser must not store or read many records of its own class, since
 * those threads would wait for its end.
 */
public final class Schema<T> extends Shape<T> {
    /** The most that records can be nested in records of their own kind. */
    static final int DEPTH = 256;

    private final String name;
    private final int version;
    private final boolean strict;
    private final List<Column<T>> columns;
    private final Function<Row, T> maker;

    private Schema(String name, int version, Declaration<T> declaration) {
        this.name = name;
        this.version = version;
        this.strict = false;
        var fields = new Fields<>(this);
        this.maker = declaration.declare(fields);
        this.columns = List.copyOf(fields.columns());
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a schema without fields: " + name);
        }
    }

    private Schema(Schema<T> other, boolean strict) {
        this.name = other.name;
        this.version = other.version;
        this.strict = strict;
        this.columns = other.columns;
        this.maker = other.maker;
    }

    /**
     * Declares a schema.
     *
     * @param name what the records are; only records of that name are read
     * @param version goes up with each change; for people who read failures
     */
    public static <T> Schema<T> of(String name, int version, Declaration<T> declaration) {
        return new Schema<>(name, version, declaration);
    }

    /** This schema, but what has fields that it does not know is refused instead of read without them. */
    public Schema<T> strict() {
        return new Schema<>(this, true);
    }

    /** Whether both are the same declaration; one of them may be strict. */
    boolean isSameAs(Schema<?> other) {
        return columns.equals(other.columns);
    }

    /** Begins to store records in {@code out}, which is closed with the writer. */
    public StoredWriter<T> writer(OutputStream out, Compression compression) throws IOException {
        return new StoredWriter<>(this, out, compression);
    }

    /**
     * Begins to read what a {@link #writer} stored.
     *
     * @param source where {@code in} comes from, for failures: a path, or a few words
     * @throws FailureException if these are no records that this schema can read
     */
    public StoredReader<T> reader(InputStream in, String source) throws FailureException {
        return new StoredReader<>(this, in, source);
    }

    /**
     * Opens what a {@link #writer} stored in {@code file}, to read single blocks of it.
     *
     * @throws FailureException if there is no such file, it is not whole, or has no records that this schema can read
     */
    public StoredBlocks<T> blocks(Path file) throws FailureException {
        return new StoredBlocks<>(this, file);
    }

    /** One record in the compact form, with what it takes to read it by another version. */
    public byte[] toBytes(T value) {
        var bytes = new ByteArrayOutputStream();
        try (StoredWriter<T> writer = writer(bytes, Compression.NONE)) {
            writer.write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The inverse of {@link #toBytes}.
     *
     * @throws FailureException if {@code bytes} are not one whole record that this schema can read
     */
    public T fromBytes(byte[] bytes) throws FailureException {
        try (StoredReader<T> reader = reader(new ByteArrayInputStream(bytes), name)) {
            @Nullable T value = reader.next();
            if (value == null || reader.next() != null) {
                throw new FailureException(new Failure.Other("Cannot read " + name + ".",
                        "There is not exactly one record.", "Delete it; it is made again."));
            }
            return value;
        }
    }

    @Override
    public Json json(T value) {
        var object = Json.object();
        for (Column<T> column : columns) {
            Json member = column.json(value);
            if (!member.isNull()) {
                object.put(column.name(), member);
            }
        }
        return object.build();
    }

    @Override
    T parse(Json json, String pointer) throws JsonException {
        if (!(json instanceof Json.Obj)) {
            throw expected("an object", pointer);
        }
        refuseUnknown(json, pointer);
        var row = new Row(columns.size());
        for (Column<T> column : columns) {
            Json member = column.member(json);
            if (member.isNull() && column.hasDefault()) {
                column.setDefault(row, 1);
            } else {
                column.parse(member, pointer + '/' + column.name(), row);
            }
        }
        return convert(maker, row, pointer);
    }

    private void refuseUnknown(Json json, String pointer) throws JsonException {
        for (String member : strict ? json.members().keySet() : List.<String>of()) {
            if (columns.stream().noneMatch(column -> column.isCalled(member))) {
                throw expected("no \"" + member + '"', pointer);
            }
        }
    }

    @Override
    Description description(List<Schema<?>> around) {
        var inside = new ArrayList<>(around);
        inside.add(this);
        return new Description(Kind.RECORD, name, version, columns.stream().map(column -> new Description(Kind.FIELD,
                column.name(), 0, List.of(column.shape(inside)))).toList());
    }

    @Override
    Encoder encoder(SheetOut out) {
        return new RecordEncoder(this, columns, out);
    }

    @Override
    Decoder decoder(Description stored, SheetIn in) {
        expect(stored, Kind.RECORD);
        if (!stored.name().equals(name)) {
            throw new CorruptException("it has records of " + stored.name() + ", not of " + name);
        }
        return in.inside(new RecordDecoder<>(this, columns, maker), record -> record.bind(stored, strict, in));
    }

    @Override
    public String toString() {
        return name + ' ' + version;
    }

    /** Declares the fields of a record and says how it is made of their values. */
    @FunctionalInterface
    public interface Declaration<T> {
        /**
         * @return makes the record; throws {@link IllegalArgumentException} for values that make none, and keeps no row
         */
        Function<Row, T> declare(Fields<T> fields);
    }
}

package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The streams of the block that is being read, in the order in which the file has them. */
final class SheetIn {
    /** The most elements that the lists of one block may have together. */
    static final int ELEMENTS = 1 << 22;

    private final List<Stream> streams = new ArrayList<>();
    private final List<Decoder> around = new ArrayList<>();
    private int elements;

    /** Values of one kind. */
    interface Stream {
        void load(ByteSource in);
    }

    <S extends Stream> S add(S stream) {
        streams.add(stream);
        return stream;
    }

    /** Gives {@code record} its fields, which may refer to it. */
    <D extends Decoder> D inside(D record, Consumer<D> fields) {
        around.add(record);
        fields.accept(record);
        around.removeLast();
        return record;
    }

    Decoder around(int up) {
        return around.get(around.size() - 1 - up);
    }

    Decoder around(int up, Schema<?> schema) {
        if (around(up) instanceof RecordDecoder record && record.schema().isSameAs(schema)) {
            return record;
        }
        throw new CorruptException("its records are nested in another way");
    }

    /** The size of a list, if it can be one. */
    int elements(long size) {
        if (size < 0 || size > ELEMENTS - elements) {
            throw new CorruptException("a list in it is too long");
        }
        elements += (int) size;
        return (int) size;
    }

    void load(ByteSource in) {
        elements = 0;
        streams.forEach(stream -> stream.load(in));
    }
}

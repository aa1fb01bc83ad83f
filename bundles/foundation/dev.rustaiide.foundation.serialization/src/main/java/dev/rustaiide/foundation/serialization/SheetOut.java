package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;

/** The streams of the block that is being filled, in a fixed order. */
final class SheetOut {
    private final List<Stream> streams = new ArrayList<>();
    private final List<RecordEncoder> around = new ArrayList<>();
    private int elements;

    /** Values of one kind. */
    interface Stream {
        /** Appends what was collected to {@code out}, and forgets it. */
        void flush(ByteSink out);
    }

    <S extends Stream> S add(S stream) {
        streams.add(stream);
        return stream;
    }

    void enter(RecordEncoder encoder) {
        around.add(encoder);
    }

    void leave() {
        around.removeLast();
    }

    Encoder around(Schema<?> schema) {
        for (RecordEncoder encoder : around.reversed()) {
            if (encoder.schema().isSameAs(schema)) {
                return encoder;
            }
        }
        throw new IllegalStateException(schema + " is used by another schema as itself");
    }

    /** Counts the elements of a list: no block has more than a reader takes. */
    int elements(int size) {
        if (size > SheetIn.ELEMENTS - elements) {
            throw new CrowdedException("more than " + SheetIn.ELEMENTS + " elements in lists of one record");
        }
        elements += size;
        return size;
    }

    void flush(ByteSink out) {
        streams.forEach(stream -> stream.flush(out));
        elements = 0;
    }
}

package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records that become a block, or several if they are large; used again and again, by one thread at a time. */
final class BlockOut {
    private final Schema<?> schema;
    private final Compression compression;
    private Object[] records = new Object[16];
    private int count;
    private SheetOut sheet;
    private Encoder encoder;
    private final List<Frame> frames = new ArrayList<>();
    /** The content of the first frame, until that is written. */
    private final ByteSink first = new ByteSink();

    BlockOut(Schema<?> schema, Compression compression) {
        this.schema = schema;
        this.compression = compression;
        sheet = new SheetOut();
        encoder = schema.encoder(sheet);
    }

    void add(Object value) {
        if (count == records.length) {
            records = Arrays.copyOf(records, 4 * count);
        }
        records[count++] = value;
    }

    int count() {
        return count;
    }

    /** @throws IllegalArgumentException if there is a record that cannot be stored; this is of no use then */
    BlockOut encode() {
        frames.clear();
        encode(0, count);
        return this;
    }

    private void encode(int from, int to) {
        ByteSink content = frames.isEmpty() ? first : new ByteSink();
        content.clear();
        try {
            encoder.put(from == 0 ? records : Arrays.copyOfRange(records, from, to), to - from);
            sheet.flush(content);
            frames.add(Frame.pack(Frame.BLOCK, to - from, content, compression));
        } catch (CrowdedException crowded) {
            if (to - from == 1) {
                throw crowded;
            }
            sheet = new SheetOut(); // the one before has a part of the records
            encoder = schema.encoder(sheet);
            int middle = (from + to) >>> 1;
            encode(from, middle);
            encode(middle, to);
        }
    }

    /** How many bytes its records take, before compression. */
    long size() {
        return frames.stream().mapToLong(Frame::unpackedSize).sum();
    }

    void writeTo(OutputStream out) throws IOException {
        for (Frame frame : frames) {
            frame.writeTo(out);
        }
    }

    void clear() {
        Arrays.fill(records, 0, count, null);
        frames.clear();
        count = 0;
    }
}

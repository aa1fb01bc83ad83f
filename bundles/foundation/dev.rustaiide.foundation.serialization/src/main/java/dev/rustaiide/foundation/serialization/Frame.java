package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A piece of a stored file, as it lies there. First the header: kind (1 byte), compression (1), size stored (4), size
 * unpacked (4), number of records (4), CRC-32C of those and the content (4), all little endian; then the content.
 *
 * @param content of which the first {@code size} bytes count
 */
record Frame(byte[] header, byte[] content, int size) {
    /** The first: what the records look like. */
    static final int DESCRIPTION = 'D';
    /** Some records. */
    static final int BLOCK = 'B';
    /** The last: how many records there are. */
    static final int END = 'E';
    /** The most bytes that a reader takes into memory for one. */
    static final int LIMIT = 1 << 28;
    private static final int SIZE_AT = 2;
    private static final int UNPACKED_AT = 6;
    private static final int RECORDS_AT = 10;
    private static final int SUM_AT = 14;
    static final int HEADER = 18;
    /** No Deflate stream stands for more than this many times its size. */
    private static final int DEFLATE_RATIO = 1032;

    /** Stands where none could be read. */
    static final Frame MISSING = new Frame(new byte[HEADER], new byte[0], 0);

    int kind() {
        return header[0];
    }

    int unpackedSize() {
        return field(header, UNPACKED_AT);
    }

    int records() {
        return field(header, RECORDS_AT);
    }

    private static int field(byte[] header, int at) {
        return (int) ByteSink.INTS.get(header, at);
    }

    /** What a header says, unchecked. */
    record Head(int kind, int stored, int records) {}

    /** The header of the next one of {@code in}, without its content. */
    static Head head(InputStream in) throws IOException {
        byte[] header = header(in);
        return new Head(header[0], field(header, SIZE_AT), field(header, RECORDS_AT));
    }

    /** The next one of {@code in}; nothing of it is checked but that it is there. */
    static Frame read(InputStream in) throws IOException {
        byte[] header = header(in);
        int stored = field(header, SIZE_AT);
        byte[] content = in.readNBytes(stored);
        if (content.length < stored) {
            throw new CorruptException("it ends early");
        }
        return new Frame(header, content, stored);
    }

    private static byte[] header(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new CorruptException("it ends early");
        }
        int stored = field(header, SIZE_AT);
        int unpacked = field(header, UNPACKED_AT);
        if (stored < 0 || stored > LIMIT || unpacked < 0 || unpacked > LIMIT || field(header, RECORDS_AT) < 0) {
            throw new CorruptException("a size in it makes no sense");
        }
        return header;
    }

    /** The content as it was before it was packed, if all is as it was. */
    ByteSource unpack() {
        if (field(header, SUM_AT) != sum()) {
            throw new CorruptException("a checksum in it is wrong");
        }
        if (header[1] == Compression.DEFLATE.ordinal()) {
            return new ByteSource(inflate(), 0, unpackedSize());
        }
        if (header[1] != Compression.NONE.ordinal() || size != unpackedSize()) {
            throw new CorruptException("it is compressed in an unknown way");
        }
        return new ByteSource(content, 0, size);
    }

    private int sum() {
        var sum = new CRC32C();
        sum.update(header, 0, SUM_AT);
        sum.update(content, 0, size);
        return (int) sum.getValue();
    }

    /**
     * One with {@code content}, which must not change until it is written.
     *
     * @throws CrowdedException if that is too much
     */
    static Frame pack(int kind, int records, ByteSink content, Compression compression) {
        if (content.size() > LIMIT) {
            throw new CrowdedException("a block of " + content.size() + " bytes is too large");
        }
        ByteSink packed = compression == Compression.DEFLATE ? deflate(content) : content;
        boolean gain = packed.size() < content.size();
        ByteSink stored = gain ? packed : content;
        var header = new ByteSink(HEADER);
        header.oneByte(kind);
        header.oneByte((gain ? compression : Compression.NONE).ordinal());
        header.fixedInt(stored.size());
        header.fixedInt(content.size());
        header.fixedInt(records);
        header.fixedInt(new Frame(header.array(), stored.array(), stored.size()).sum());
        return new Frame(header.array(), stored.array(), stored.size());
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(header, 0, HEADER);
        out.write(content, 0, size);
    }

    static void write(OutputStream out, int kind, int records, ByteSink content, Compression compression)
            throws IOException {
        pack(kind, records, content, compression).writeTo(out);
    }

    private static ByteSink deflate(ByteSink content) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(content.array(), 0, content.size());
            deflater.finish();
            var packed = new ByteSink();
            while (!deflater.finished()) {
                packed.fill(Math.max(1 << 12, content.size() / 4), deflater::deflate);
            }
            return packed;
        }
    }

    private byte[] inflate() {
        int unpacked = unpackedSize();
        if (unpacked > (long) size * DEFLATE_RATIO) {
            throw new CorruptException("a size in it makes no sense");
        }
        byte[] inflated = new byte[unpacked];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(content, 0, size);
            int done = 0;
            while (done < unpacked) {
                int more = inflater.inflate(inflated, done, unpacked - done);
                if (more == 0) {
                    throw new CorruptException("it ends early");
                }
                done += more;
            }
            return inflated;
        } catch (DataFormatException damaged) {
            throw new CorruptException("it is not compressed as it says");
        }
    }
}

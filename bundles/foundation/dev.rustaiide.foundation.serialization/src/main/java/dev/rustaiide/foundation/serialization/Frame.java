package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A checked piece of a stored file. On disk: kind (1 byte), compression (1), size stored (4), size unpacked (4), number
 * of records (4), CRC-32C of those and the content (4), content; all little endian.
 */
record Frame(int kind, int records, byte[] content, int start, int end) {
    /** The first: what the records look like. */
    static final int DESCRIPTION = 'D';
    /** Some records. */
    static final int BLOCK = 'B';
    /** The last: how many records there are. */
    static final int END = 'E';
    /** The most bytes that a reader takes into memory for one. */
    static final int LIMIT = 1 << 28;
    private static final int HEADER = 18;
    private static final int CHECKED = 14;
    /** No Deflate stream stands for more than this many times its size. */
    private static final int DEFLATE_RATIO = 1032;

    static Frame read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        var fields = new ByteSource(header, 0, header.length);
        int kind = fields.oneByte();
        int compression = fields.oneByte();
        int stored = fields.fixedInt();
        int unpacked = fields.fixedInt();
        int records = fields.fixedInt();
        int sum = fields.fixedInt();
        if (stored < 0 || stored > LIMIT || unpacked < 0 || unpacked > LIMIT || records < 0) {
            throw new CorruptException("a size in it makes no sense");
        }
        byte[] content = in.readNBytes(stored);
        if (content.length < stored) {
            throw new CorruptException("it ends early");
        }
        if (sum != sum(header, 0, content, stored)) {
            throw new CorruptException("a checksum in it is wrong");
        }
        if (compression == Compression.DEFLATE.ordinal()) {
            content = inflate(content, unpacked);
        } else if (compression != Compression.NONE.ordinal() || stored != unpacked) {
            throw new CorruptException("it is compressed in an unknown way");
        }
        return new Frame(kind, records, content, 0, unpacked);
    }

    ByteSource source() {
        return new ByteSource(content, start, end);
    }

    static void write(OutputStream out, int kind, int records, ByteSink content, Compression compression)
            throws IOException {
        byte[] packed = compression == Compression.DEFLATE ? deflate(content) : content.array();
        int stored = compression == Compression.DEFLATE ? packed.length : content.size();
        boolean gain = stored < content.size();
        var header = new ByteSink();
        header.oneByte(kind);
        header.oneByte((gain ? compression : Compression.NONE).ordinal());
        header.fixedInt(gain ? stored : content.size());
        header.fixedInt(content.size());
        header.fixedInt(records);
        byte[] bytes = gain ? packed : content.array();
        int size = gain ? stored : content.size();
        header.fixedInt(sum(header.array(), 0, bytes, size));
        header.writeTo(out);
        out.write(bytes, 0, size);
    }

    static int sum(byte[] header, int start, byte[] content, int size) {
        var sum = new CRC32C();
        sum.update(header, start, CHECKED);
        sum.update(content, 0, size);
        return (int) sum.getValue();
    }

    private static byte[] deflate(ByteSink content) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(content.array(), 0, content.size());
            deflater.finish();
            var packed = new ByteSink();
            while (!deflater.finished()) {
                packed.fill(Math.max(1 << 12, content.size() / 4), deflater::deflate);
            }
            return packed.toByteArray();
        }
    }

    private static byte[] inflate(byte[] packed, int size) {
        if (size > (long) packed.length * DEFLATE_RATIO) {
            throw new CorruptException("a size in it makes no sense");
        }
        byte[] content = new byte[size];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int done = 0;
            while (done < size) {
                int more = inflater.inflate(content, done, size - done);
                if (more == 0) {
                    throw new CorruptException("it ends early");
                }
                done += more;
            }
            return content;
        } catch (DataFormatException damaged) {
            throw new CorruptException("it is not compressed as it says");
        }
    }
}

package dev.rustaiide.foundation.serialization;

import java.util.Arrays;

/** What {@link BytesOut} wrote. */
final class BytesIn implements SheetIn.Stream {
    private final int width;
    private ByteSource bytes = new ByteSource(new byte[0], 0, 0);

    BytesIn(int width) {
        this.width = width;
    }

    @Override
    public void load(ByteSource in) {
        int size = in.size(in.left());
        ByteSource stored = in.part(size);
        if (size % width != 0) {
            throw new CorruptException("a size in it makes no sense");
        }
        bytes = width == 1 ? stored : new ByteSource(together(stored, size), 0, size);
    }

    private byte[] together(ByteSource stored, int size) {
        byte[] together = new byte[size];
        for (int first = 0; first < width; first++) {
            for (int i = first; i < size; i += width) {
                together[i] = stored.oneByte();
            }
        }
        return together;
    }

    /** The number of values, if there are that many. */
    int room(int count) {
        if (count > bytes.left() / width) {
            throw new CorruptException("it has too few bytes");
        }
        return count;
    }

    byte[] next(long length) {
        if (length < 0 || length > bytes.left()) {
            throw new CorruptException("it has too few bytes");
        }
        int start = bytes.skip((int) length);
        return Arrays.copyOfRange(bytes.array(), start, start + (int) length);
    }

    long nextLong() {
        return bytes.fixedLong();
    }
}

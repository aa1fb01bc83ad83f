package dev.rustaiide.foundation.serialization;

/** Bytes as they are. */
final class BytesOut implements SheetOut.Stream {
    private final ByteSink bytes = new ByteSink();
    private final int width;

    /** @param width how many belong together: the first of each are written first, since they are alike */
    BytesOut(int width) {
        this.width = width;
    }

    void add(byte[] value) {
        bytes.bytes(value, 0, value.length);
    }

    void addLong(long value) {
        bytes.fixedLong(value);
    }

    @Override
    public void flush(ByteSink out) {
        out.number(bytes.size());
        out.ensure(bytes.size());
        for (int first = 0; first < width && width > 1; first++) {
            for (int i = first; i < bytes.size(); i += width) {
                out.oneByte(bytes.array()[i]);
            }
        }
        if (width == 1) {
            out.bytes(bytes.array(), 0, bytes.size());
        }
        bytes.clear();
    }
}

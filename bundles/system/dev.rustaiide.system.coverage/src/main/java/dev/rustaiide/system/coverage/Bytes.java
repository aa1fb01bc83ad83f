package dev.rustaiide.system.coverage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A stretch of a file that is read from its beginning on; what would lie beyond its end is told, and never read. */
final class Bytes {
    private static final int BITS = 7;

    private final ByteBuffer buffer;

    Bytes(ByteBuffer buffer) {
        this.buffer = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return buffer.limit();
    }

    int left() {
        return buffer.remaining();
    }

    /** The next {@code length} bytes, which are passed. */
    Bytes take(long length) throws BadForm {
        Bytes taken = new Bytes(buffer.slice(buffer.position(), checked(length)));
        buffer.position(buffer.position() + (int) length);
        return taken;
    }

    void skip(long length) throws BadForm {
        buffer.position(buffer.position() + checked(length));
    }

    /** Goes on at a multiple of eight bytes, or ends there if the last ones are missing. */
    void align() {
        buffer.position((int) Math.min(buffer.limit(), (buffer.position() + 7L) & ~7L));
    }

    /** Goes on at {@code offset} from the beginning. */
    Bytes at(long offset) throws BadForm {
        if (offset < 0 || offset > buffer.limit()) {
            throw new BadForm("It is cut short.");
        }
        buffer.position((int) offset);
        return this;
    }

    private int checked(long length) throws BadForm {
        if (length < 0 || length > buffer.remaining()) {
            throw new BadForm("It is cut short.");
        }
        return (int) length;
    }

    int u8() throws BadForm {
        checked(1);
        return buffer.get() & 0xff;
    }

    int u16() throws BadForm {
        checked(Short.BYTES);
        return buffer.getShort() & 0xffff;
    }

    long u32() throws BadForm {
        checked(Integer.BYTES);
        return buffer.getInt() & 0xffff_ffffL;
    }

    /** Values above {@link Long#MAX_VALUE} come as negative ones. */
    long u64() throws BadForm {
        checked(Long.BYTES);
        return buffer.getLong();
    }

    /** A number in as few bytes as it needs (LEB128), of at most 32 bits: no larger one has a meaning here. */
    long number() throws BadForm {
        long value = 0;
        for (int shift = 0;; shift += BITS) {
            int next = u8();
            long bits = next & 0x7f;
            if (bits != 0 && (shift > 32 || bits << shift > 0xffff_ffffL)) {
                throw new BadForm("It has a number that is too large.");
            }
            value |= shift > 32 ? 0 : bits << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    /** How many things follow: each takes a byte at least. */
    int count() throws BadForm {
        long value = number();
        if (value > left()) {
            throw new BadForm("It promises more than it has.");
        }
        return (int) value;
    }

    /** All that is left, as a copy. */
    byte[] rest() {
        byte[] all = new byte[left()];
        buffer.get(all);
        return all;
    }
}

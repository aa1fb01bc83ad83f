package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a message of Protocol Buffers in a file, field by field. What is not asked for is passed over without being
 * read, and no length is believed that leads out of the message. For one thread.
 */
final class MessageReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;
    private static final int LONGEST_VARINT = 10;
    private static final int MOST_NUMBERS = 1 << 10;
    /** More is not held in memory. */
    private static final int MOST_BYTES = 1 << 30;
    private static final int BUFFER = 1 << 10;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private final long end;
    private long position;
    /** Where in the file the buffer is from; -1 for nowhere. */
    private long buffered = -1;
    private int field;
    private int type;
    private long value;

    private MessageReader(FileChannel channel, long position, long end) {
        this.channel = channel;
        this.position = position;
        this.end = end;
    }

    /** The message that the whole of {@code channel} is. */
    static MessageReader of(FileChannel channel) throws IOException {
        return new MessageReader(channel, 0, channel.size());
    }

    /** It is not what it should be; the message says how, after “it”. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String how) {
            super(how);
        }
    }

    /** Goes to the next field; false behind the last. */
    boolean next() throws IOException, DamagedException {
        if (position >= end) {
            return false;
        }
        long key = varint();
        field = (int) Math.clamp(key >>> 3, 0, Integer.MAX_VALUE);
        type = (int) key & 7;
        switch (type) {
            case VARINT -> value = varint();
            case EIGHT_BYTES -> skip(Long.BYTES);
            case FOUR_BYTES -> skip(Integer.BYTES);
            case BYTES -> {
                value = varint();
                skip(value);
            }
            default -> throw new DamagedException("has a field of no known type at byte " + position);
        }
        if (field == 0) {
            throw new DamagedException("has a field without a number at byte " + position);
        }
        return true;
    }

    private void skip(long count) throws DamagedException {
        if (count < 0 || count > end - position) {
            throw new DamagedException("ends before what it tells of does: at byte " + position + " of " + end + ", "
                    + Long.toUnsignedString(count) + " more are announced");
        }
        position += count;
    }

    int field() {
        return field;
    }

    /** A number, or the length of what this field has. */
    long number() {
        return value;
    }

    /** All numbers that this field has: one, or several in a row. */
    List<Long> numbers() throws IOException, DamagedException {
        if (type != BYTES) {
            return List.of(value);
        }
        var numbers = new ArrayList<Long>();
        MessageReader packed = message();
        while (packed.position < packed.end) {
            numbers.add(packed.varint());
            if (numbers.size() > MOST_NUMBERS) {
                throw new DamagedException("has a row of more than " + MOST_NUMBERS + " numbers");
            }
        }
        return numbers;
    }

    /** The message that this field has. Reading it does not move this reader. */
    MessageReader message() throws DamagedException {
        expectBytes();
        return new MessageReader(channel, position - value, position);
    }

    private void expectBytes() throws DamagedException {
        if (type != BYTES) {
            throw new DamagedException("has a number where a part should be, at byte " + position);
        }
    }

    /** The text that this field has, of {@code longest} bytes at most. */
    String text(int longest) throws IOException, DamagedException {
        expectBytes();
        if (value > longest) {
            throw new DamagedException("has a name of " + value + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) value);
        fill(bytes, position - value);
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** The bytes that this field has. */
    ByteBuffer bytes() throws IOException, DamagedException {
        expectBytes();
        if (value > MOST_BYTES) {
            throw new DamagedException("has a part of " + value + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) value);
        fill(bytes, position - value);
        return bytes.flip();
    }

    private void fill(ByteBuffer bytes, long from) throws IOException, DamagedException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new DamagedException("got shorter while it was read");
            }
        }
    }

    private long varint() throws IOException, DamagedException {
        long result = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int next = read();
            result |= (long) (next & 0x7f) << 7 * i;
            if (next < 0x80) {
                return result;
            }
        }
        throw new DamagedException("has a number that does not end at byte " + position);
    }

    private int read() throws IOException, DamagedException {
        if (position >= end) {
            throw new DamagedException("ends within a field, at byte " + end);
        }
        long at = position - buffered;
        if (buffered < 0 || at < 0 || at >= buffer.limit()) {
            buffered = position;
            at = 0;
            buffer.clear();
            int count = channel.read(buffer, position);
            buffer.flip();
            if (count <= 0) {
                throw new DamagedException("got shorter while it was read");
            }
        }
        position++;
        return buffer.get((int) at) & 0xff;
    }
}

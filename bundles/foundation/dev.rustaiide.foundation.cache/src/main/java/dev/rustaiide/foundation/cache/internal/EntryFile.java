package dev.rustaiide.foundation.cache.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * The file of one entry: magic (4 bytes), size of the key (4), size of the value (4), CRC-32C of all the rest (4), when
 * the value was made in milliseconds (8), key, value; big endian.
 */
final class EntryFile {
    private static final int MAGIC = 0x89524331;
    private static final int HEADER = 24;
    private static final int SUM = 12;
    private static final int TIME = 16;

    private EntryFile() {}

    /** A file that is there, but is not a whole entry. */
    static final class TornException extends IOException {
        private static final long serialVersionUID = 1;

        TornException(Path file) {
            super(file + " is no whole entry");
        }
    }

    /** A value and when it was made, in milliseconds. */
    record Entry(byte[] value, long time) {}

    /**
     * The entry in {@code file}; null if it is that of another key.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws TornException if it is none
     */
    static @Nullable Entry read(Path file, byte[] key) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            int head = HEADER + key.length;
            if (size < HEADER || size > Integer.MAX_VALUE - 16) {
                throw new TornException(file);
            }
            ByteBuffer header = ByteBuffer.allocate((int) Math.min(head, size));
            ByteBuffer value = ByteBuffer.allocate((int) size - header.capacity());
            ByteBuffer[] both = {header, value};
            while (value.hasRemaining() || header.hasRemaining()) {
                if (channel.read(both) < 0) {
                    throw new TornException(file);
                }
            }
            return entry(file, key, header, value);
        }
    }

    private static @Nullable Entry entry(Path file, byte[] key, ByteBuffer header, ByteBuffer value)
            throws TornException {
        byte[] head = header.array();
        int keySize = header.getInt(4);
        int valueSize = header.getInt(8);
        if (header.getInt(0) != MAGIC || (long) HEADER + keySize + valueSize != (long) head.length + value.capacity()) {
            throw new TornException(file);
        }
        if (header.getInt(SUM) != sum(head, value.array())) {
            throw new TornException(file);
        }
        boolean same = keySize == key.length && Arrays.equals(head, HEADER, head.length, key, 0, key.length);
        return same ? new Entry(value.array(), header.getLong(TIME)) : null;
    }

    private static int sum(byte[] head, byte[] value) {
        var sum = new CRC32C();
        sum.update(head, 0, SUM);
        sum.update(head, TIME, head.length - TIME);
        sum.update(value);
        return (int) sum.getValue();
    }

    /** Puts the entry in the place of {@code file} at once, by way of {@code temporary}. */
    static void write(Path file, Path temporary, byte[] key, byte[] value, long time) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER + key.length).putInt(MAGIC).putInt(key.length)
                .putInt(value.length).putInt(0).putLong(time).put(key);
        header.putInt(SUM, sum(header.array(), value)).flip();
        ByteBuffer[] both = {header, ByteBuffer.wrap(value)};
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                while (both[0].hasRemaining() || both[1].hasRemaining()) {
                    channel.write(both);
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException denied) {
            Files.deleteIfExists(temporary);
            throw denied;
        }
    }

    static long size(byte[] key, byte[] value) {
        return (long) HEADER + key.length + value.length;
    }
}

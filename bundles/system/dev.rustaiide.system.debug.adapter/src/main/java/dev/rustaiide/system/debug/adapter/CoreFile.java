package dev.rustaiide.system.debug.adapter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a program of Linux left when it crashed, as far as it says which program that was: the note NT_FILE lists the
 * files that were mapped, by address, and those of a program lie before those of its libraries (core(5), elf(5)). No
 * length in the file is believed, and its memory is not read.
 */
public final class CoreFile {
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int CORE = 4;
    private static final int NOTES = 4;
    /** "FILE" from behind. */
    private static final int MAPPED_FILES = 0x46494c45;
    private static final int MOST_NOTES = 16 << 20;
    private static final int WORD = 8;

    private CoreFile() {}

    /**
     * The program that left {@code core}; empty if it does not say, is no core file, or the program is gone. Blocks on
     * the disk.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<Path> program(Path core) throws IOException {
        try (FileChannel file = FileChannel.open(core)) {
            ByteBuffer header = read(file, 0, HEADER);
            boolean isCore = header.remaining() == HEADER && header.getInt(0) == 0x464c457f && header.get(4) == 2
                    && header.get(5) == 1 && header.getShort(16) == CORE;
            return isCore ? program(file, header.getLong(32), Short.toUnsignedInt(header.getShort(54)),
                    Short.toUnsignedInt(header.getShort(56))) : Optional.empty();
        }
    }

    private static Optional<Path> program(FileChannel file, long table, int size, int count) throws IOException {
        for (int i = 0; i < count && size >= PROGRAM_HEADER && table > 0; i++) {
            ByteBuffer segment = read(file, table + (long) i * size, PROGRAM_HEADER);
            if (segment.remaining() == PROGRAM_HEADER && segment.getInt(0) == NOTES) {
                long length = Math.clamp(segment.getLong(32), 0, MOST_NOTES);
                Optional<Path> found = mapped(read(file, segment.getLong(8), (int) length));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        long there = from < 0 ? 0 : Math.clamp(file.size() - from, 0, length);
        ByteBuffer buffer = ByteBuffer.allocate((int) there).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {
            continue;
        }
        return buffer.flip();
    }

    /** The first file of the note that lists them. */
    private static Optional<Path> mapped(ByteBuffer notes) {
        long at = 0;
        while (at + 12 <= notes.limit()) {
            long name = Integer.toUnsignedLong(notes.getInt((int) at));
            long length = Integer.toUnsignedLong(notes.getInt((int) at + 4));
            long from = at + 12 + padded(name);
            if (notes.getInt((int) at + 8) == MAPPED_FILES && from + length <= notes.limit()) {
                return first(notes.slice((int) from, (int) length).order(ByteOrder.LITTLE_ENDIAN));
            }
            at = from + padded(length);
        }
        return Optional.empty();
    }

    private static long padded(long length) {
        return (length + 3) & ~3L;
    }

    /** Count, size of a page, three numbers for each, and then their names with a zero behind each. */
    private static Optional<Path> first(ByteBuffer files) {
        long count = files.limit() < 2 * WORD ? 0 : files.getLong(0);
        if (count <= 0 || count >= files.limit() / (3 * WORD)) {
            return Optional.empty();
        }
        long names = 2 * WORD + 3 * WORD * count;
        if (names >= files.limit()) {
            return Optional.empty();
        }
        int end = (int) names;
        while (end < files.limit() && files.get(end) != 0) {
            end++;
        }
        var bytes = new byte[end - (int) names];
        files.get((int) names, bytes);
        try {
            return Optional.of(Path.of(new String(bytes, StandardCharsets.UTF_8))).filter(Files::isRegularFile);
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }
}

package dev.rustaiide.ai.acceptance.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.foundation.fs.WholeFile;

/**
 * The choices of a folder: a file that grows, and the one that was full before it. Each record has its length before
 * and its checksum behind it; what a kill cut off is taken away before the next is written. For one at a time.
 */
final class ChoiceLog {
    private static final int MAGIC = 0x52494C31;
    private static final int AROUND = 2 * Integer.BYTES;
    private static final int LONGEST = 1 << 18;

    private final Path file;
    private final Path full;
    private final long most;

    /** @param most bytes of both files together */
    ChoiceLog(Path folder, long most) {
        this.file = folder.resolve("choices");
        this.full = folder.resolve("choices.old");
        this.most = most;
    }

    void add(Choice choice) throws IOException {
        byte[] payload = ChoiceRecord.write(choice);
        if (!Files.exists(file)) {
            begin();
        }
        if (Files.size(file) + payload.length + AROUND > most / 2) {
            Files.move(file, full, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            begin();
        }
        var record = ByteBuffer.allocate(payload.length + AROUND);
        record.putInt(payload.length).put(payload).putInt(sum(payload)).flip();
        append(record);
    }

    /** Nobody else may read it. */
    private void begin() throws IOException {
        WholeFile.writePrivate(file, ByteBuffer.allocate(Integer.BYTES).putInt(MAGIC).array());
    }

    private void append(ByteBuffer record) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = wholeUntil(channel);
            if (end < Integer.BYTES) {
                channel.truncate(0);
                channel.write(ByteBuffer.allocate(Integer.BYTES).putInt(MAGIC).flip(), 0);
                end = Integer.BYTES;
            }
            channel.truncate(end);
            long at = end;
            try {
                while (record.hasRemaining()) {
                    at += channel.write(record, at);
                }
            } catch (IOException full) {
                channel.truncate(end);
                throw full;
            }
        }
    }

    /** Where the last record ends that is not cut off; 0 if it is no such file. */
    private static long wholeUntil(FileChannel channel) throws IOException {
        if (number(channel, 0) != MAGIC) {
            return 0;
        }
        long at = Integer.BYTES;
        while (at < channel.size()) {
            int length = number(channel, at);
            if (length < 1 || length > LONGEST || at + length + AROUND > channel.size()) {
                break;
            }
            at += length + AROUND;
        }
        return at;
    }

    private static int number(FileChannel channel, long at) throws IOException {
        var bytes = ByteBuffer.allocate(Integer.BYTES);
        return channel.read(bytes, at) < Integer.BYTES ? 0 : bytes.flip().getInt();
    }

    private static int sum(byte[] payload) {
        var crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** All that are whole, the oldest first. */
    List<Choice> all() throws IOException {
        List<Choice> all = new ArrayList<>();
        for (Path each : List.of(full, file)) {
            if (Files.exists(each)) {
                read(ByteBuffer.wrap(Files.readAllBytes(each)), all);
            }
        }
        return all;
    }

    private static void read(ByteBuffer from, List<Choice> into) {
        if (from.remaining() < Integer.BYTES || from.getInt() != MAGIC) {
            return;
        }
        while (from.remaining() > AROUND) {
            int length = from.getInt();
            if (length < 1 || length > LONGEST || length + Integer.BYTES > from.remaining()) {
                return;
            }
            byte[] payload = new byte[length];
            from.get(payload);
            if (from.getInt() == sum(payload)) {
                try {
                    into.add(ChoiceRecord.read(payload));
                } catch (IOException another) {
                    // Of a later version of the product, which may be used beside this one.
                    continue;
                }
            }
        }
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path each : List.of(full, file)) {
            bytes += Files.exists(each) ? Files.size(each) : 0;
        }
        return bytes;
    }
}

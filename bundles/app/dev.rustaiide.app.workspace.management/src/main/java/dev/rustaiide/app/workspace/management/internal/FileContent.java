package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;

/** Reads one file after the other into the same memory. For one thread. */
final class FileContent {
    private static final int FIRST = 1 << 16;
    /** As far as {@link TextFiles} looks for a NUL. */
    private static final int LOOKED_AT = 8192;

    private final int largest;
    private byte[] bytes = new byte[FIRST];
    private byte[] spare = new byte[FIRST];
    private int length;

    /** Reads files of up to {@code largest} bytes. */
    FileContent(int largest) {
        this.largest = largest;
    }

    /** Whether {@code file} looks like UTF-8: all of it need not be read to know. */
    boolean isPlain(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            length = Math.max(0, channel.read(ByteBuffer.wrap(bytes, 0, LOOKED_AT)));
            return wide() == null && !isBinary();
        }
    }

    /**
     * Reads {@code file}.
     *
     * @return whether it is text of a size that can be searched
     */
    boolean read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            length = 0;
            while (true) {
                int count = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
                if (count < 0) {
                    return !isBinary();
                }
                length += count;
                if (length == bytes.length) {
                    if (length >= largest || isBinary()) {
                        return false;
                    }
                    grow(channel.size());
                }
            }
        }
    }

    private void grow(long size) {
        int wanted = (int) Math.clamp(Math.max(size + 1, 2L * bytes.length), bytes.length + 1L, largest);
        bytes = Arrays.copyOf(bytes, wanted);
        spare = new byte[wanted];
    }

    private boolean isBinary() {
        if (wide() != null) {
            return false;
        }
        for (int i = 0, end = Math.min(length, LOOKED_AT); i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** UTF-16 with its byte order mark, or null. */
    private @Nullable Charset wide() {
        if (length < 2) {
            return null;
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF ? StandardCharsets.UTF_16BE : mark == 0xFFFE ? StandardCharsets.UTF_16LE : null;
    }

    boolean mayHold(Optional<Needle> needle) {
        return needle.isEmpty() || wide() != null || needle.get().isIn(bytes, length, spare);
    }

    /** The characters as an editor has them. */
    String text(Path file, TextFiles files) throws FailureException {
        Charset wide = wide();
        if (wide != null) {
            return new String(bytes, 2, length - 2, wide);
        }
        boolean marked = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        String text = new String(bytes, start, length - start, StandardCharsets.UTF_8);
        // Where bytes are no UTF-8 the editor's columns count each of them.
        return text.indexOf('\uFFFD') < 0 ? text : files.read(file).text().toString();
    }
}

package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;

/** Reads one file after the other into the same memory. For one thread. */
final class FileContent {
    private static final int FIRST = 1 << 16;
    /** As far as {@link TextFiles} looks for a NUL. */
    private static final int LOOKED_AT = 8192;

    private final int largest;
    private byte[] bytes = new byte[FIRST];
    private int length;

    /** Reads files of up to {@code largest} bytes. */
    FileContent(int largest) {
        this.largest = largest;
    }

    /** What a file is, to who searches. */
    enum Kind { TEXT, BINARY, TOO_LARGE }

    /** Reads {@code file}; one that is binary or too large need not be read to know. */
    Kind read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            length = 0;
            while (true) {
                int count = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
                if (count < 0) {
                    return isBinary() ? Kind.BINARY : Kind.TEXT;
                }
                length += count;
                if (length == bytes.length) {
                    long size = channel.size();
                    if (isBinary()) {
                        return Kind.BINARY;
                    }
                    if (size > largest || length >= largest) {
                        return Kind.TOO_LARGE;
                    }
                    grow(size);
                }
            }
        }
    }

    private void grow(long size) {
        int wanted = (int) Math.clamp(Math.max(size + 1, 2L * bytes.length), bytes.length + 1L, largest + 1L);
        bytes = Arrays.copyOf(bytes, wanted);
    }

    private boolean isBinary() {
        return wide() == null && LikelyMatches.hasNul(bytes, Math.min(length, LOOKED_AT));
    }

    /** Whether the bytes are text in UTF-16, in which a needle cannot be seen. */
    boolean isWide() {
        return wide() != null;
    }

    /** UTF-16 with its byte order mark, or null. */
    private @Nullable Charset wide() {
        if (length < 2) {
            return null;
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF ? StandardCharsets.UTF_16BE : mark == 0xFFFE ? StandardCharsets.UTF_16LE : null;
    }

    boolean mayHold(Needle needle) {
        return isWide() || needle.search().indexIn(bytes, 0, length) >= 0;
    }

    /** What is found in the lines that are likely to have matches; see {@link LikelyMatches#find}. */
    Optional<List<TextSearch.Match>> find(LikelyMatches likely, int most) {
        return isWide() ? Optional.empty() : likely.find(bytes, start(), length, most);
    }

    /** Behind the byte order mark. */
    private int start() {
        boolean marked = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** The characters as an editor has them. */
    String text(Path file, TextFiles files) throws FailureException {
        Charset wide = wide();
        if (wide != null) {
            return new String(bytes, 2, length - 2, wide);
        }
        int start = start();
        String text = new String(bytes, start, length - start, StandardCharsets.UTF_8);
        // Where bytes are no UTF-8 the editor's columns count each of them.
        return text.indexOf('\uFFFD') < 0 ? text : files.read(file).text().toString();
    }
}

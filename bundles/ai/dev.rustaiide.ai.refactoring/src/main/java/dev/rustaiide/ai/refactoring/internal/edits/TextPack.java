package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/** Texts in one file, each named by where it starts and ends there; in UTF-8 with lone surrogates, so none is lost. */
final class TextPack {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final byte[] read;

    private TextPack(byte[] read) {
        this.read = read;
    }

    static TextPack empty() {
        return new TextPack(new byte[0]);
    }

    static TextPack read(Path file) throws IOException {
        return new TextPack(Files.readAllBytes(file));
    }

    Json add(Text text) {
        int start = written.size();
        text.forEachChunk(chunk -> written.write(chunk.bytes(), chunk.start(), chunk.length()));
        return Json.object().put("start", start).put("end", written.size()).build();
    }

    /** Writes all of them, so that they outlast a power cut. */
    void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(written.toByteArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    Text text(Json place) throws JsonException {
        long start = place.number("start");
        long end = place.number("end");
        if (start < 0 || end < start || end > read.length) {
            throw new JsonException("a text lies out of its file", "", 0, 0);
        }
        return Text.ofUtf8(Arrays.copyOfRange(read, (int) start, (int) end));
    }
}

package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Reads damaged records: what cannot be read is refused, and by nothing else than what the store expects. */
public final class EditRecordFuzz {
    private EditRecordFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Path texts = Files.createTempFile("texts", "");
            Files.write(texts, data);
            try {
                EditRecord.of(Path.of("/state/edits/id"), Json.parse(new String(data, StandardCharsets.UTF_8)),
                        TextPack.read(texts));
            } catch (JsonException | IllegalArgumentException | DateTimeException refused) {
                // As it should be.
                return;
            } finally {
                Files.delete(texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.rustaiide.ai.inference.internal;

import java.nio.charset.StandardCharsets;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Any JSON is a vocabulary, all of whose tokens have bytes, or is refused. */
final class VocabularyFuzz {
    private VocabularyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Vocabulary vocabulary;
        try {
            vocabulary = Vocabulary.of(Json.parse(new String(data, StandardCharsets.UTF_8)));
        } catch (JsonException | IllegalArgumentException refused) {
            return;
        }
        for (int token = 0; token < vocabulary.size() + 2; token++) {
            vocabulary.bytes(token);
        }
    }
}

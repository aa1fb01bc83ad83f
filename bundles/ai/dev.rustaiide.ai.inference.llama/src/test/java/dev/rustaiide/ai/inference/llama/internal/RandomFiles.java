package dev.rustaiide.ai.inference.llama.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.model.formats.TensorType;

/** Files of decoders that have learned nothing and have bytes as tokens. */
public final class RandomFiles {
    private static final int BYTES = 256;

    private RandomFiles() {}

    /** One with {@code vocabulary} tokens, which reads 128 at once. */
    public static DecoderShape shape(int vocabulary) {
        return shape(vocabulary, 128);
    }

    private static DecoderShape shape(int vocabulary, int window) {
        return new DecoderShape(vocabulary, 64, 2, 4, 2, 96, window, 10_000, 1e-5);
    }

    /** Writes one to {@code file} that reads 8192 tokens at once, and so needs some time to write as many. */
    static Path writePatient(Path file, long seed) throws IOException {
        GgufVocabulary bytes = GgufVocabulary.ofBytes();
        GgufDecoder.write(new RandomWeights(shape(bytes.tokens().size(), 8192), seed), bytes,
                new GgufDecoder.Card("Random", "MIT"), TensorType.F32, file);
        return file;
    }

    /** Writes one to {@code file}. */
    static Path write(Path file, long seed) throws IOException {
        return write(file, seed, GgufVocabulary.ofBytes(), TensorType.F32);
    }

    /** Writes one to {@code file} that knows gaps. */
    static Path writeWithGaps(Path file, long seed) throws IOException {
        GgufVocabulary plain = GgufVocabulary.ofBytes();
        var tokens = new ArrayList<>(plain.tokens());
        tokens.addAll(List.of("<pre>", "<suf>", "<mid>"));
        int size = plain.tokens().size();
        var special = List.of(BYTES, BYTES + 1, size, size + 1, size + 2);
        var roles = Map.of(GgufVocabulary.BEGIN, BYTES, GgufVocabulary.END, BYTES + 1, GgufVocabulary.GAP_BEFORE, size,
                GgufVocabulary.GAP_AFTER, size + 1, GgufVocabulary.GAP, size + 2);
        return write(file, seed, new GgufVocabulary(tokens, plain.merges(), special, plain.pretokenizer(), roles),
                TensorType.Q8_0);
    }

    public static Path write(Path file, long seed, GgufVocabulary vocabulary, TensorType type) throws IOException {
        GgufDecoder.write(new RandomWeights(shape(vocabulary.tokens().size()), seed), vocabulary,
                new GgufDecoder.Card("Random", "MIT"), type, file);
        return file;
    }
}

package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.TensorType;

/**
 * What the training computes for some texts, and the same decoder in all forms of files, so that others can see whether
 * those say the same: {@code releng/bench ai Export}.
 */
final class Agreement {
    private static final int TEXTS = 4;

    private final Weights weights;

    Agreement(Weights weights) {
        this.weights = weights;
    }

    /** Of texts that nobody trained on, or of tokens by chance where there are none. */
    void write(Path folder, Path unseen) throws IOException {
        DecoderShape shape = weights.shape();
        var learner = Learner.of(weights, Tensors.of(weights.numbers));
        var random = new Random(1);
        TokenFile texts = Files.exists(unseen) ? new TokenFile(unseen) : null;
        try (var out = new DataOutputStream(Files.newOutputStream(folder.resolve("logits")))) {
            out.writeLong(weights.steps);
            out.writeInt(TEXTS);
            out.writeInt(shape.window());
            out.writeInt(shape.vocabulary());
            for (int text = 0; text < TEXTS; text++) {
                int[] tokens = texts == null ? random.ints(shape.window(), 0, shape.vocabulary()).toArray()
                        : texts.read(random.nextInt(texts.size() - shape.window()), shape.window());
                for (int token : tokens) {
                    out.writeInt(token);
                }
                float[] logits = learner.logits(tokens);
                var bytes = ByteBuffer.allocate(logits.length * Float.BYTES);
                bytes.asFloatBuffer().put(logits);
                out.write(bytes.array());
            }
        }
        for (Precision precision : Precision.values()) {
            OnnxDecoder.write(weights, precision, Files.createDirectory(folder.resolve(precision.name())));
        }
        for (TensorType type : new TensorType[] {TensorType.F32, TensorType.Q8_0, TensorType.Q4_0}) {
            GgufDecoder.write(weights, vocabulary(shape.vocabulary()), new GgufDecoder.Card("Agreement", "none"), type,
                    folder.resolve(type + ".gguf"));
        }
    }

    /** Nobody reads a text with it. */
    private static GgufVocabulary vocabulary(int size) {
        GgufVocabulary bytes = GgufVocabulary.ofBytes();
        var tokens = new ArrayList<>(bytes.tokens());
        while (tokens.size() < size) {
            tokens.add("unused" + tokens.size());
        }
        return new GgufVocabulary(tokens, bytes.merges(), bytes.special(), bytes.pretokenizer(), bytes.roles());
    }
}

package dev.rustaiide.ai.inference.llama.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.DecoderWeights;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.TensorType;

/** A decoder that has learned nothing: small random numbers, the same for the same seed, and bytes as tokens. */
public record RandomDecoder(DecoderShape shape, long seed) implements DecoderWeights {
    private static final int BYTES = 256;

    public static RandomDecoder small(long seed) {
        return new RandomDecoder(new DecoderShape(BYTES + 2, 64, 2, 4, 2, 96, 128, 10_000, 1e-5), seed);
    }

    /** Writes one to {@code file} that knows gaps. */
    public static Path writeWithGaps(Path file, long seed) throws IOException {
        GgufVocabulary plain = vocabulary();
        var tokens = new ArrayList<>(plain.tokens());
        tokens.addAll(List.of("<pre>", "<suf>", "<mid>"));
        int size = plain.tokens().size();
        var special = List.of(BYTES, BYTES + 1, size, size + 1, size + 2);
        var vocabulary = new GgufVocabulary(tokens, plain.merges(), special, plain.pretokenizer(),
                Map.of(GgufVocabulary.BEGIN, BYTES, GgufVocabulary.END, BYTES + 1, GgufVocabulary.GAP_BEFORE, size,
                        GgufVocabulary.GAP_AFTER, size + 1, GgufVocabulary.GAP, size + 2));
        var shape = new DecoderShape(size + 3, 64, 2, 4, 2, 96, 128, 10_000, 1e-5);
        GgufDecoder.write(new RandomDecoder(shape, seed), vocabulary, new GgufDecoder.Card("Gaps", "MIT"),
                TensorType.Q8_0, file);
        return file;
    }

    /** Writes one to {@code file}. */
    public static Path write(Path file, long seed) throws IOException {
        GgufDecoder.write(small(seed), vocabulary(), new GgufDecoder.Card("Random", "MIT"), TensorType.F32, file);
        return file;
    }

    @Override
    public float[] tensor(String name) {
        int numbers = count(name);
        float[] tensor = new float[numbers];
        var random = new Random(seed * 31 + name.hashCode());
        for (int i = 0; i < numbers; i++) {
            tensor[i] = name.contains("norm") ? 1 : (float) random.nextGaussian() * 0.2f;
        }
        return tensor;
    }

    private int count(String name) {
        int keys = shape.keyHeads() * shape.headWidth();
        String kind = name.replaceAll(".*\\.(\\w+)\\.weight$", "$1");
        return switch (kind) {
            case "embed_tokens" -> shape.vocabulary() * shape.width();
            case "q_proj", "o_proj" -> shape.width() * shape.width();
            case "k_proj", "v_proj" -> keys * shape.width();
            case "gate_proj", "up_proj", "down_proj" -> shape.inner() * shape.width();
            case "norm", "input_layernorm", "post_attention_layernorm" -> shape.width();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Its tokens: each byte, written as GPT-2 writes them, and two that begin and end texts. */
    public static GgufVocabulary vocabulary() {
        List<String> tokens = new ArrayList<>(IntStream.range(0, BYTES).mapToObj(RandomDecoder::letter).toList());
        tokens.add("<begin>");
        tokens.add("<end>");
        return new GgufVocabulary(tokens, List.of("t h"), List.of(BYTES, BYTES + 1), "gpt-2",
                Map.of(GgufVocabulary.BEGIN, BYTES, GgufVocabulary.END, BYTES + 1));
    }

    /** Bytes that are no visible letters of Latin-1 have the letters from 256 on. */
    private static String letter(int value) {
        int hidden = (int) IntStream.range(0, value).filter(each -> !isVisible(each)).count();
        return Character.toString(isVisible(value) ? value : BYTES + hidden);
    }

    private static boolean isVisible(int value) {
        return value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
    }
}

package dev.rustaiide.ai.model.formats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Writes a decoder as a GGUF file of version 3 that llama.cpp runs as a {@code llama}. */
public final class GgufDecoder {
    private static final int ALIGNMENT = 32;
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;

    private final DecoderWeights weights;
    private final DecoderShape shape;
    private final TensorType type;

    private GgufDecoder(DecoderWeights weights, TensorType type) {
        this.weights = weights;
        this.shape = weights.shape();
        this.type = type;
    }

    /** What people should know of it. {@code licence} is an SPDX name. */
    public record Card(String title, String licence) {}

    /**
     * Writes {@code weights} to {@code file}, which is there whole or not at all.
     *
     * @param type of the matrices: {@link TensorType#F32}, {@link TensorType#Q8_0}, or {@link TensorType#Q4_0}, which
     *     leaves the embeddings at 8 bits because what the model says is read off them
     * @throws IllegalArgumentException for another type, or if a row is no whole number of its blocks
     */
    public static void write(DecoderWeights weights, GgufVocabulary vocabulary, Card card, TensorType type, Path file)
            throws IOException {
        if (!Set.of(TensorType.F32, TensorType.Q8_0, TensorType.Q4_0).contains(type)) {
            throw new IllegalArgumentException("no decoder is written in " + type);
        }
        if (vocabulary.tokens().size() != weights.shape().vocabulary()) {
            throw new IllegalArgumentException(vocabulary.tokens().size() + " tokens for a decoder of "
                    + weights.shape().vocabulary());
        }
        Path whole = file.toAbsolutePath();
        Path part = Files.createTempFile(whole.getParent(), ".gguf", ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
                new GgufDecoder(weights, type).write(new GgufOutput(out), vocabulary, card);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(GgufOutput out, GgufVocabulary vocabulary, Card card) throws IOException {
        List<Part> parts = parts();
        var header = new GgufOutput.Entries();
        describe(header, card);
        tokens(header, vocabulary);
        out.header(parts.size(), header);
        long offset = 0;
        for (Part part : parts) {
            out.tensor(part.name, part.shape, part.type, offset);
            offset = aligned(offset + part.bytes());
        }
        out.pad(ALIGNMENT);
        for (Part part : parts) {
            out.numbers(part.read.numbers(), part.type);
            out.pad(ALIGNMENT);
        }
    }

    private void describe(GgufOutput.Entries header, Card card) {
        header.text("general.architecture", "llama").text("general.type", "model").text("general.name", card.title())
                .text("general.license", card.licence()).number("general.quantization_version", 2)
                .number("general.file_type", switch (type) {
                    case Q4_0 -> 2;
                    case Q8_0 -> 7;
                    default -> 0;
                })
                .number("llama.vocab_size", shape.vocabulary()).number("llama.context_length", shape.window())
                .number("llama.embedding_length", shape.width()).number("llama.block_count", shape.layers())
                .number("llama.feed_forward_length", shape.inner()).number("llama.attention.head_count", shape.heads())
                .number("llama.attention.head_count_kv", shape.keyHeads())
                .number("llama.rope.dimension_count", shape.headWidth())
                .real("llama.rope.freq_base", (float) shape.rotaryBase())
                .real("llama.attention.layer_norm_rms_epsilon", (float) shape.epsilon());
    }

    private static void tokens(GgufOutput.Entries header, GgufVocabulary vocabulary) {
        int[] kinds = new int[vocabulary.tokens().size()];
        Arrays.fill(kinds, NORMAL);
        vocabulary.special().forEach(id -> kinds[id] = CONTROL);
        header.text("tokenizer.ggml.model", "gpt2").text("tokenizer.ggml.pre", vocabulary.pretokenizer())
                .texts("tokenizer.ggml.tokens", vocabulary.tokens()).numbers("tokenizer.ggml.token_type", kinds)
                .texts("tokenizer.ggml.merges", vocabulary.merges())
                .flag("tokenizer.ggml.add_bos_token", vocabulary.roles().containsKey(GgufVocabulary.BEGIN));
        for (var role : vocabulary.roles().entrySet()) {
            header.number("tokenizer.ggml." + role.getKey() + "_token_id", role.getValue());
        }
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        TensorType embedding = type == TensorType.Q4_0 ? TensorType.Q8_0 : type;
        parts.add(matrix("token_embd", "model.embed_tokens", shape.vocabulary(), shape.width(), embedding));
        int heads = shape.keyHeads() * shape.headWidth();
        for (int layer = 0; layer < shape.layers(); layer++) {
            String to = "blk." + layer + '.';
            String from = "model.layers." + layer + '.';
            parts.add(norm(to + "attn_norm", from + "input_layernorm"));
            parts.add(turned(to + "attn_q", from + "self_attn.q_proj", shape.heads()));
            parts.add(turned(to + "attn_k", from + "self_attn.k_proj", shape.keyHeads()));
            parts.add(matrix(to + "attn_v", from + "self_attn.v_proj", heads, shape.width(), type));
            parts.add(matrix(to + "attn_output", from + "self_attn.o_proj", shape.width(), shape.width(), type));
            parts.add(norm(to + "ffn_norm", from + "post_attention_layernorm"));
            parts.add(matrix(to + "ffn_gate", from + "mlp.gate_proj", shape.inner(), shape.width(), type));
            parts.add(matrix(to + "ffn_up", from + "mlp.up_proj", shape.inner(), shape.width(), type));
            parts.add(matrix(to + "ffn_down", from + "mlp.down_proj", shape.width(), shape.inner(), type));
        }
        parts.add(norm("output_norm", "model.norm"));
        return parts;
    }

    private Part norm(String to, String from) {
        return new Part(to + ".weight", List.of(shape.width()), TensorType.F32, () -> weights.tensor(from + ".weight"));
    }

    private Part matrix(String to, String from, int rows, int columns, TensorType as) {
        return new Part(to + ".weight", List.of(columns, rows), as, () -> weights.tensor(from + ".weight"));
    }

    private Part turned(String to, String from, int heads) {
        return new Part(to + ".weight", List.of(shape.width(), heads * shape.headWidth()), type,
                () -> turn(weights.tensor(from + ".weight"), heads));
    }

    /**
     * The rows of queries or keys as llama.cpp wants them: it turns neighbours by an angle, Hugging Face row i with
     * row i + half of the head.
     */
    private float[] turn(float[] matrix, int heads) {
        float[] turned = new float[matrix.length];
        int columns = shape.width();
        int half = shape.headWidth() / 2;
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < half; i++) {
                int first = head * 2 * half;
                System.arraycopy(matrix, (first + i) * columns, turned, (first + 2 * i) * columns, columns);
                System.arraycopy(matrix, (first + half + i) * columns, turned, (first + 2 * i + 1) * columns, columns);
            }
        }
        return turned;
    }

    private static long aligned(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** A tensor to be written. {@code shape} has the length of a row first. */
    private record Part(String name, List<Integer> shape, TensorType type, Numbers read) {
        Part {
            if (shape.getFirst() % type.blockNumbers() != 0) {
                throw new IllegalArgumentException(name + " has rows of " + shape.getFirst() + " numbers");
            }
        }

        long bytes() {
            return type.bytes(shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b));
        }
    }

    /** Gives them when they are written, so that one tensor at a time is in memory. */
    private interface Numbers {
        float[] numbers();
    }
}

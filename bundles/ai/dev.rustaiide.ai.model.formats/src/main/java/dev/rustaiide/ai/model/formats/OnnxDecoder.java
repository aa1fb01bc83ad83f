package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.model.formats.OnnxGraph.Type;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Writes a decoder as ONNX, the way that Hugging Face exports them: {@code input_ids}, {@code attention_mask} and
 * {@code past_key_values.N.key|value} become {@code logits} and {@code present.N.key|value}. The logits are those of
 * the last {@code num_logits_to_keep} tokens, since that layer is the largest and nobody asks for the others.
 *
 * <p>Operators are ONNX Runtime's: GroupQueryAttention, which turns positions too and can have past and present in one
 * place, and MatMulNBits for weights of few bits.
 */
public final class OnnxDecoder {
    public static final String MODEL = "model.onnx";
    public static final String CONFIG = "config.json";
    private static final String BATCH = "batch_size";
    private static final String SEQUENCE = "sequence_length";
    private static final String EMBEDDINGS = "model.embed_tokens.weight";
    /** Computes with activations in 8 bits, each row by a factor of its own. */
    private static final int EIGHT_BIT_ACTIVATIONS = 4;

    private final OnnxGraph graph = new OnnxGraph();
    private final DecoderWeights weights;
    private final DecoderShape shape;
    private final Precision precision;

    private OnnxDecoder(DecoderWeights weights, Precision precision) {
        this.weights = weights;
        this.shape = weights.shape();
        this.precision = precision;
    }

    /**
     * Writes {@value #MODEL} and {@value #CONFIG} into {@code folder}, which is made if it is not there. Asks for each
     * tensor once and keeps none.
     *
     * @throws IllegalArgumentException if the operators know no such shape
     */
    public static void write(DecoderWeights weights, Precision precision, Path folder) throws IOException {
        DecoderShape shape = weights.shape();
        if (shape.headWidth() % 16 != 0 || shape.width() % BlockQuantized.SMALLEST != 0
                || shape.inner() % BlockQuantized.SMALLEST != 0) {
            throw new IllegalArgumentException("heads are multiples of 16 wide, layers of 32: " + shape);
        }
        Files.createDirectories(folder);
        var decoder = new OnnxDecoder(weights, precision);
        decoder.build();
        decoder.graph.write(folder.resolve(MODEL));
        Files.writeString(folder.resolve(CONFIG), config(shape).printPretty() + '\n');
    }

    private static Json config(DecoderShape shape) {
        return Json.object().put("architectures", Json.strings(List.of("LlamaForCausalLM")))
                .put("model_type", "llama").put("hidden_act", "silu").put("tie_word_embeddings", true)
                .put("vocab_size", shape.vocabulary()).put("hidden_size", shape.width())
                .put("intermediate_size", shape.inner()).put("num_hidden_layers", shape.layers())
                .put("num_attention_heads", shape.heads()).put("num_key_value_heads", shape.keyHeads())
                .put("head_dim", shape.headWidth()).put("max_position_embeddings", shape.window())
                .put("rope_theta", Json.of(shape.rotaryBase())).put("rms_norm_eps", Json.of(shape.epsilon())).build();
    }

    private void build() {
        inputs();
        lengths();
        rotation();
        String states = embeddings();
        String update = null;
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = "model.layers." + layer + '.';
            Normed before = norm(name + "input_layernorm", states, update);
            Normed after = norm(name + "post_attention_layernorm", before.sum, attention(layer, before.states));
            states = after.sum;
            update = feedForward(name, after.states);
        }
        logits(norm("model.norm", states, update).states);
    }

    private void inputs() {
        graph.input("input_ids", Type.INT64, BATCH, SEQUENCE);
        graph.input("attention_mask", Type.INT64, BATCH, "total_sequence_length");
        graph.input("num_logits_to_keep", Type.INT64);
        graph.output("logits", Type.FLOAT, BATCH, "num_logits_to_keep", shape.vocabulary());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String part : List.of(".key", ".value")) {
                graph.input("past_key_values." + layer + part, Type.FLOAT, BATCH, shape.keyHeads(),
                        "past_sequence_length", shape.headWidth());
                graph.output("present." + layer + part, Type.FLOAT, BATCH, shape.keyHeads(),
                        "present_sequence_length", shape.headWidth());
            }
        }
    }

    /** How many tokens each row has, less one, and the most that one has: both by the mask. */
    private void lengths() {
        graph.numbers("one", 1);
        String sums = graph.node("ReduceSum", "mask_sums", Map.of("keepdims", 0), "attention_mask", "one");
        graph.node("Cast", "last_positions", Map.of("to", 6), graph.node("Sub", "mask_sums_1", Map.of(), sums, "one"));
        String width = graph.node("Gather", "mask_width", Map.of(), graph.node("Shape", "mask_shape", Map.of(),
                "attention_mask"), "one");
        graph.node("Cast", "total_length", Map.of("to", 6), width);
    }

    private void rotation() {
        int half = shape.headWidth() / 2;
        float[] cos = new float[shape.window() * half];
        float[] sin = new float[cos.length];
        for (int i = 0; i < cos.length; i++) {
            double angle = i / half * Math.pow(shape.rotaryBase(), -2.0 * (i % half) / shape.headWidth());
            cos[i] = (float) Math.cos(angle);
            sin[i] = (float) Math.sin(angle);
        }
        long[] dimensions = {shape.window(), half};
        graph.constant("cos_cache", Type.FLOAT, dimensions, out -> BlockQuantized.writeFloats(cos, out));
        graph.constant("sin_cache", Type.FLOAT, dimensions, out -> BlockQuantized.writeFloats(sin, out));
    }

    private String embeddings() {
        if (precision == Precision.FULL) {
            graph.constant(EMBEDDINGS, Type.FLOAT, new long[] {shape.vocabulary(), shape.width()},
                    out -> BlockQuantized.writeFloats(weights.tensor(EMBEDDINGS), out));
            return graph.node("Gather", "embedded", Map.of(), EMBEDDINGS, "input_ids");
        }
        quantized(EMBEDDINGS, shape.vocabulary(), shape.width(), () -> weights.tensor(EMBEDDINGS));
        int block = BlockQuantized.block(shape.width());
        graph.numbers("embedding_factors", shape.vocabulary(), shape.width() / block, 1);
        graph.numbers("embedding_width", 0, 0, shape.width());
        String factors = graph.node("Reshape", "embedding_scales", Map.of(), EMBEDDINGS + "_scales",
                "embedding_factors");
        // The numbers are taken as the product takes them, in blocks: another shape of them would be a second copy.
        graph.extension("GatherBlockQuantized", List.of("embedded_blocks"), Map.of("bits", precision.bits(),
                "block_size", block, "gather_axis", 0, "quantize_axis", 2), EMBEDDINGS, "input_ids", factors);
        graph.node("Reshape", "embedded", Map.of(), "embedded_blocks", "embedding_width");
        return "embedded";
    }

    /** What a norm is of, and that normed. */
    private record Normed(String sum, String states) {}

    private Normed norm(String name, String states, @Nullable String update) {
        String weight = graph.constant(name + ".weight", Type.FLOAT, new long[] {shape.width()},
                out -> BlockQuantized.writeFloats(weights.tensor(name + ".weight"), out));
        Map<String, ?> epsilon = Map.of("epsilon", (float) shape.epsilon());
        if (update == null) {
            return new Normed(states, graph.node("SimplifiedLayerNormalization", name, epsilon, states, weight));
        }
        var normed = new Normed(name + ".sum", name);
        graph.extension("SkipSimplifiedLayerNormalization", List.of(normed.states, "", "", normed.sum), epsilon,
                states, update, weight);
        return normed;
    }

    private String attention(int layer, String states) {
        String name = "model.layers." + layer + ".self_attn";
        int keys = shape.keyHeads() * shape.headWidth();
        String together = product(name + ".qkv_proj", states, shape.width() + 2 * keys, shape.width(),
                () -> joined(weights.tensor(name + ".q_proj.weight"), weights.tensor(name + ".k_proj.weight"),
                        weights.tensor(name + ".v_proj.weight")));
        graph.extension("GroupQueryAttention",
                List.of(name, "present." + layer + ".key", "present." + layer + ".value"),
                Map.of("num_heads", shape.heads(), "kv_num_heads", shape.keyHeads(), "do_rotary", 1), together, "", "",
                "past_key_values." + layer + ".key", "past_key_values." + layer + ".value", "last_positions",
                "total_length", "cos_cache", "sin_cache");
        return product(name + ".o_proj", name, shape.width(), shape.width(),
                () -> weights.tensor(name + ".o_proj.weight"));
    }

    private String feedForward(String layer, String states) {
        String gate = product(layer + "mlp.gate_proj", states, shape.inner(), shape.width(),
                () -> weights.tensor(layer + "mlp.gate_proj.weight"));
        String up = product(layer + "mlp.up_proj", states, shape.inner(), shape.width(),
                () -> weights.tensor(layer + "mlp.up_proj.weight"));
        String open = layer + "mlp.silu";
        graph.extension("QuickGelu", List.of(open), Map.of("alpha", 1f), gate);
        String gated = graph.node("Mul", layer + "mlp.gated", Map.of(), open, up);
        return product(layer + "mlp.down_proj", gated, shape.width(), shape.inner(),
                () -> weights.tensor(layer + "mlp.down_proj.weight"));
    }

    private void logits(String states) {
        graph.numbers("zero", 0);
        graph.numbers("minus_one", -1);
        graph.numbers("end", Long.MAX_VALUE);
        String kept = graph.node("Neg", "first_kept", Map.of(), graph.node("Reshape", "kept", Map.of(),
                "num_logits_to_keep", "one"));
        String last = graph.node("Slice", "last_states", Map.of(), states, kept, "end", "one");
        if (precision == Precision.FULL) {
            graph.extension("FusedMatMul", List.of("logits"), Map.of("transB", 1), last, EMBEDDINGS);
        } else {
            multiply(EMBEDDINGS, "logits", last, shape.vocabulary(), shape.width());
        }
    }

    /** Where the rows of a matrix come from when they are written. */
    @FunctionalInterface
    private interface Rows {
        float[] get() throws IOException;
    }

    /** {@code states} by a matrix of {@code rows} rows, as many as there are outputs. */
    private String product(String name, String states, int rows, int columns, Rows matrix) {
        String weight = name + ".weight";
        if (precision == Precision.FULL) {
            graph.constant(weight, Type.FLOAT, new long[] {columns, rows},
                    out -> BlockQuantized.writeFloats(transposed(matrix.get(), rows, columns), out));
            return graph.node("MatMul", name, Map.of(), states, weight);
        }
        quantized(weight, rows, columns, matrix);
        return multiply(weight, name, states, rows, columns);
    }

    private void quantized(String name, int rows, int columns, Rows matrix) {
        int block = BlockQuantized.block(columns);
        int blocks = columns / block;
        int bits = precision.bits();
        // Numbers are written first and factors right behind them.
        var between = new AtomicReference<BlockQuantized>();
        graph.constant(name, Type.UINT8, new long[] {rows, blocks, block * bits / 8}, out -> {
            between.set(BlockQuantized.of(matrix.get(), columns, bits));
            between.get().writeNumbers(out);
        });
        graph.constant(name + "_scales", Type.FLOAT, new long[] {(long) rows * blocks},
                out -> between.getAndSet(null).writeFactors(out));
    }

    private String multiply(String weight, String output, String states, int rows, int columns) {
        graph.extension("MatMulNBits", List.of(output), Map.of("K", columns, "N", rows, "bits", precision.bits(),
                "block_size", BlockQuantized.block(columns), "accuracy_level", EIGHT_BIT_ACTIVATIONS), states, weight,
                weight + "_scales");
        return output;
    }

    private static float[] joined(float[]... parts) {
        int length = 0;
        for (float[] part : parts) {
            length += part.length;
        }
        float[] all = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = matrix[row * columns + column];
            }
        }
        return turned;
    }
}

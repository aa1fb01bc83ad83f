package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.model.formats.MessageReader.DamagedException;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * The numbers of a decoder that {@link OnnxDecoder} wrote, in any {@link Precision}: those of few bits as what a
 * runtime takes them for, which is where a training can go on. Immutable.
 */
public final class OnnxWeights implements DecoderWeights {
    private static final int LONGEST_NAME = 1 << 12;
    private static final int FLOAT = 1;
    private static final int BYTES = 2;
    private static final String SCALES = "_scales";
    private static final String WEIGHT = ".weight";
    private static final String EMBEDDINGS = "model.embed_tokens.weight";

    private final Path file;
    private final DecoderShape shape;
    private final Map<String, Stored> stored;

    /** A tensor as it lies in the file. */
    private record Stored(int type, ByteBuffer content) {
        float[] floats() {
            float[] numbers = new float[content.remaining() / Float.BYTES];
            content.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
            return numbers;
        }
    }

    private OnnxWeights(Path file, DecoderShape shape, Map<String, Stored> stored) {
        this.file = file;
        this.shape = shape;
        this.stored = stored;
    }

    /**
     * Reads what {@link OnnxDecoder#write} wrote into {@code folder}.
     *
     * @throws FailureException if it is not there, damaged, or written by another
     */
    public static OnnxWeights read(Path folder) throws FailureException {
        Path config = folder.resolve(OnnxDecoder.CONFIG);
        Path file = folder.resolve(OnnxDecoder.MODEL);
        try (var channel = FileChannel.open(file)) {
            DecoderShape shape = shape(Json.parse(Files.readString(config)));
            var weights = new OnnxWeights(file, shape, tensors(MessageReader.of(channel), channel));
            weights.check();
            return weights;
        } catch (NoSuchFileException missing) {
            throw new FailureException(new Failure.Missing(Path.of(missing.getFile())), missing);
        } catch (IOException | JsonException | DamagedException | IllegalArgumentException wrong) {
            throw new FailureException(new Failure.BadContent(file, "Its numbers cannot be read: "
                    + wrong.getMessage() + '.', "Take a decoder that Rust AI IDE has written."), wrong);
        }
    }

    private static DecoderShape shape(Json config) {
        return new DecoderShape((int) config.number("vocab_size", 0), (int) config.number("hidden_size", 0),
                (int) config.number("num_hidden_layers", 0), positive(config, "num_attention_heads"),
                positive(config, "num_key_value_heads"), (int) config.number("intermediate_size", 0),
                (int) config.number("max_position_embeddings", 0), config.get("rope_theta").asDouble().orElse(10_000),
                config.get("rms_norm_eps").asDouble().orElse(1e-5));
    }

    private static int positive(Json config, String name) {
        return (int) Math.max(1, config.number(name, 1));
    }

    private static Map<String, Stored> tensors(MessageReader model, FileChannel channel)
            throws IOException, DamagedException {
        Map<String, Stored> all = new HashMap<>();
        while (model.next()) {
            if (model.field() == 7) {
                MessageReader graph = model.message();
                while (graph.next()) {
                    if (graph.field() == 5) {
                        tensor(graph.message(), channel, all);
                    }
                }
            }
        }
        return all;
    }

    private static void tensor(MessageReader tensor, FileChannel channel, Map<String, Stored> into)
            throws IOException, DamagedException {
        int type = 0;
        String name = "";
        ByteBuffer content = ByteBuffer.allocate(0);
        while (tensor.next()) {
            switch (tensor.field()) {
                case 2 -> type = (int) tensor.number();
                case 8 -> name = tensor.text(LONGEST_NAME);
                case 9 -> content = tensor.bytes();
                default -> { }
            }
        }
        into.put(name, new Stored(type, content));
    }

    /** That all of it is there and numbers, so that nobody has to ask later. */
    private void check() throws DamagedException {
        for (String name : names()) {
            for (float each : tensor(name)) {
                if (!Float.isFinite(each)) {
                    throw new DamagedException("has what is no number in " + name);
                }
            }
        }
    }

    private List<String> names() {
        var names = new ArrayList<>(List.of(EMBEDDINGS, "model.norm.weight"));
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String part : List.of("input_layernorm", "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj",
                    "self_attn.o_proj", "post_attention_layernorm", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj")) {
                names.add("model.layers." + layer + '.' + part + ".weight");
            }
        }
        return names;
    }

    @Override
    public DecoderShape shape() {
        return shape;
    }

    @Override
    public float[] tensor(String name) {
        int width = shape.width();
        int keys = shape.keyHeads() * shape.headWidth();
        String part = name.substring(name.lastIndexOf('.', name.length() - WEIGHT.length() - 1) + 1);
        return switch (part) {
            case "q_proj.weight" -> Arrays.copyOfRange(together(name), 0, width * width);
            case "k_proj.weight" -> Arrays.copyOfRange(together(name), width * width, (width + keys) * width);
            case "v_proj.weight" -> Arrays.copyOfRange(together(name), (width + keys) * width,
                    (width + 2 * keys) * width);
            case "o_proj.weight" -> matrix(name, width, width, true);
            case "gate_proj.weight", "up_proj.weight" -> matrix(name, shape.inner(), width, true);
            case "down_proj.weight" -> matrix(name, width, shape.inner(), true);
            case "embed_tokens.weight" -> matrix(name, shape.vocabulary(), width, false);
            default -> sized(stored(name), name, width).floats();
        };
    }

    /** Queries, keys and values are one matrix. */
    private float[] together(String name) {
        return matrix(name.substring(0, name.lastIndexOf("self_attn.")) + "self_attn.qkv_proj.weight",
                shape.width() + 2 * shape.keyHeads() * shape.headWidth(), shape.width(), true);
    }

    /** @param isTurned whether it lies there column by column if its numbers are whole ones */
    private float[] matrix(String name, int rows, int columns, boolean isTurned) {
        Stored found = stored(name);
        if (found.type == FLOAT) {
            float[] numbers = sized(found, name, rows * columns).floats();
            return isTurned ? OnnxDecoder.transposed(numbers, columns, rows) : numbers;
        }
        int bits = found.content.remaining() == rows * columns ? 8 : 4;
        int block = BlockQuantized.block(columns);
        if (found.type != BYTES || (long) found.content.remaining() * 8 != (long) rows * columns * bits) {
            throw new IllegalArgumentException(name + " has another size than " + rows + " by " + columns);
        }
        byte[] numbers = new byte[found.content.remaining()];
        found.content.duplicate().get(numbers);
        return BlockQuantized.stored(numbers, sized(stored(name + SCALES), name, rows * columns / block).floats(),
                block, bits).values();
    }

    private Stored stored(String name) {
        Stored found = stored.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no tensor " + name + " in " + file);
        }
        return found;
    }

    private static Stored sized(Stored found, String name, int numbers) {
        if (found.type != FLOAT || found.content.remaining() != (long) numbers * Float.BYTES) {
            throw new IllegalArgumentException(name + " does not have " + numbers + " numbers");
        }
        return found;
    }
}

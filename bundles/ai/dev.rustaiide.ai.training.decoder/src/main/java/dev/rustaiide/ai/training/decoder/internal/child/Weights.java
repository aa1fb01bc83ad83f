package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.DecoderWeights;

/**
 * All numbers of a decoder in one row, so that the optimizer has one tensor, with where each one's are; and what goes
 * with them into a checkpoint.
 */
final class Weights implements DecoderWeights {
    private static final int VERSION = 1;
    private static final double SPREAD = 0.02;

    private final DecoderShape shape;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final int size;
    /** The numbers themselves, and the optimizer's two means of their gradients. */
    final float[] numbers;
    final float[] means;
    final float[] squares;
    long steps;
    long tokens;
    double seconds;

    /** Where a tensor is; one of one row is a vector. */
    record Place(int start, int rows, int columns) {
        int size() {
            return rows * columns;
        }
    }

    Weights(DecoderShape shape) {
        this.shape = shape;
        int width = shape.width();
        int keys = shape.keyHeads() * shape.headWidth();
        int at = put("model.embed_tokens.weight", 0, shape.vocabulary(), width);
        for (int i = 0; i < shape.layers(); i++) {
            String layer = "model.layers." + i + '.';
            at = put(layer + "input_layernorm.weight", at, 1, width);
            at = put(layer + "self_attn.q_proj.weight", at, width, width);
            at = put(layer + "self_attn.k_proj.weight", at, keys, width);
            at = put(layer + "self_attn.v_proj.weight", at, keys, width);
            at = put(layer + "self_attn.o_proj.weight", at, width, width);
            at = put(layer + "post_attention_layernorm.weight", at, 1, width);
            at = put(layer + "mlp.gate_proj.weight", at, shape.inner(), width);
            at = put(layer + "mlp.up_proj.weight", at, shape.inner(), width);
            at = put(layer + "mlp.down_proj.weight", at, width, shape.inner());
        }
        size = put("model.norm.weight", at, 1, width);
        numbers = new float[size];
        means = new float[size];
        squares = new float[size];
    }

    private int put(String name, int at, int rows, int columns) {
        places.put(name, new Place(at, rows, columns));
        return at + rows * columns;
    }

    /** Small random numbers, smaller where layers add to what goes through them (GPT-2); norms are 1. */
    Weights begin(long seed) {
        var random = new Random(seed);
        places.forEach((name, place) -> {
            boolean adds = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
            double spread = adds ? SPREAD / Math.sqrt(2.0 * shape.layers()) : SPREAD;
            for (int i = place.start(); i < place.start() + place.size(); i++) {
                numbers[i] = place.rows() == 1 ? 1 : (float) (spread * random.nextGaussian());
            }
        });
        return this;
    }

    @Override
    public DecoderShape shape() {
        return shape;
    }

    int size() {
        return size;
    }

    Map<String, Place> places() {
        return places;
    }

    @Override
    public float[] tensor(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return Arrays.copyOfRange(numbers, place.start(), place.start() + place.size());
    }

    /** Writes all of it; whoever is killed meanwhile finds the one before. */
    void write(Path file) throws IOException {
        Path draft = Path.of(file + ".draft");
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            var out = new DataOutputStream(Channels.newOutputStream(channel));
            for (int each : new int[] {VERSION, shape.vocabulary(), shape.width(), shape.layers(), shape.heads(),
                shape.keyHeads(), shape.inner(), shape.window()}) {
                out.writeInt(each);
            }
            for (double each : new double[] {shape.rotaryBase(), shape.epsilon(), seconds}) {
                out.writeDouble(each);
            }
            out.writeLong(steps);
            out.writeLong(tokens);
            for (float[] each : new float[][] {numbers, means, squares}) {
                var bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(each);
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws IOException if there is none, it is of another version, or not whole */
    static Weights read(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            int[] head = new int[8];
            for (int i = 0; i < head.length; i++) {
                head[i] = in.readInt();
            }
            if (head[0] != VERSION) {
                throw new IOException(file + " is a checkpoint of another version: " + head[0]);
            }
            double base = in.readDouble();
            double epsilon = in.readDouble();
            var weights = new Weights(new DecoderShape(head[1], head[2], head[3], head[4], head[5], head[6], head[7],
                    base, epsilon));
            weights.seconds = in.readDouble();
            weights.steps = in.readLong();
            weights.tokens = in.readLong();
            for (float[] each : new float[][] {weights.numbers, weights.means, weights.squares}) {
                byte[] bytes = in.readNBytes(4 * weights.size);
                if (bytes.length < 4 * weights.size) {
                    throw new EOFException();
                }
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(each);
            }
            return weights;
        } catch (EOFException cut) {
            throw new IOException(file + " ends early. Delete it and train anew, or put a whole one there.", cut);
        }
    }
}

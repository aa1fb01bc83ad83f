package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.bytedeco.pytorch.Tensor;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.DecoderWeights;
import dev.rustaiide.ai.model.formats.OnnxWeights;
import dev.rustaiide.ai.training.decoder.internal.child.Checkpoint.DamagedException;
import dev.rustaiide.foundation.error.FailureException;

/**
 * All numbers of a decoder in one row, so that the optimizer has one tensor, with where each one's are; and what goes
 * with them into a checkpoint.
 */
public final class Weights implements DecoderWeights {
    private static final int VERSION = 2;
    /** Without a sum: the one that the shipped decoder was trained in. */
    private static final int FIRST_VERSION = 1;
    private static final double SPREAD = 0.02;
    private static final int MOST = 1 << 16;
    private static final int CHUNK = 1 << 16;

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

        /** That part of {@code row}, which it shares. */
        Tensor of(Tensor row) {
            Tensor part = row.narrow(0, start, size());
            return rows == 1 ? part : part.view(rows, columns);
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

    /**
     * Those that {@code folder} has as ONNX, in full precision, whatever it has them in.
     *
     * @throws Refusal if that is no decoder
     */
    static Weights ofOnnx(Path folder) throws Refusal {
        try {
            OnnxWeights read = OnnxWeights.read(folder);
            var weights = new Weights(read.shape());
            weights.places.forEach((name, place) -> System.arraycopy(read.tensor(name), 0, weights.numbers,
                    place.start(), place.size()));
            return weights;
        } catch (FailureException unreadable) {
            throw new Refusal(unreadable.failure().what() + ' ' + unreadable.failure().why(),
                    unreadable.failure().nextStep());
        }
    }

    /**
     * Those of {@code numbers}, the upper halves of their 32 bits, lowest byte first.
     *
     * @throws IllegalArgumentException if there are more or fewer than a decoder of that shape has
     */
    public static Weights ofShortNumbers(DecoderShape shape, byte[] numbers, long steps, long tokens) {
        var weights = new Weights(shape);
        if (numbers.length != weights.size * Short.BYTES) {
            throw new IllegalArgumentException("it has " + numbers.length / Short.BYTES + " numbers, and a decoder of"
                    + " that shape " + weights.size);
        }
        var read = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (int i = 0; i < weights.size; i++) {
            weights.numbers[i] = Float.intBitsToFloat(read.get(i) << Short.SIZE);
        }
        weights.steps = steps;
        weights.tokens = tokens;
        return weights;
    }

    /** How many numbers there are. */
    public int size() {
        return size;
    }

    /** Of the clock, that all runs of its training took together. */
    public double seconds() {
        return seconds;
    }

    public long steps() {
        return steps;
    }

    /** How many it has learned from. */
    public long tokens() {
        return tokens;
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

    /** Writes all of it, with a sum behind it that {@link #read} checks. */
    void write(OutputStream out) throws IOException {
        var checked = new CheckedOutputStream(out, new CRC32C());
        var all = new DataOutputStream(checked);
        writeHead(all, seconds);
        for (float[] each : new float[][] {numbers, means, squares}) {
            write(each, all);
        }
        all.writeLong(checked.getChecksum().getValue());
    }

    private void writeHead(DataOutputStream out, double clock) throws IOException {
        for (int each : new int[] {VERSION, shape.vocabulary(), shape.width(), shape.layers(), shape.heads(),
            shape.keyHeads(), shape.inner(), shape.window()}) {
            out.writeInt(each);
        }
        out.writeDouble(shape.rotaryBase());
        out.writeDouble(shape.epsilon());
        out.writeDouble(clock);
        out.writeLong(steps);
        out.writeLong(tokens);
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        var bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < numbers.length; from += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - from);
            bytes.asFloatBuffer().put(numbers, from, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /** @throws DamagedException if it is no checkpoint, of another version, or not what was written */
    static Weights read(InputStream in) throws IOException {
        var checked = new CheckedInputStream(in, new CRC32C());
        var all = new DataInputStream(checked);
        try {
            int version = all.readInt();
            Weights weights = readHead(version, all);
            for (float[] each : new float[][] {weights.numbers, weights.means, weights.squares}) {
                read(each, all);
            }
            long sum = checked.getChecksum().getValue();
            if (version != FIRST_VERSION && all.readLong() != sum) {
                throw new DamagedException("it is not what was written.");
            }
            return weights;
        } catch (EOFException cut) {
            throw new DamagedException("it ends early.");
        }
    }

    private static Weights readHead(int version, DataInputStream in) throws IOException {
        if (version != VERSION && version != FIRST_VERSION) {
            throw new DamagedException("it is of another version, " + version + '.');
        }
        int[] head = new int[7];
        for (int i = 0; i < head.length; i++) {
            head[i] = in.readInt();
            if (head[i] < 1 || head[i] > MOST) {
                throw new DamagedException("no decoder has " + head[i] + " of anything.");
            }
        }
        double base = in.readDouble();
        double epsilon = in.readDouble();
        try {
            var weights = new Weights(new DecoderShape(head[0], head[1], head[2], head[3], head[4], head[5], head[6],
                    base, epsilon));
            weights.seconds = in.readDouble();
            weights.steps = in.readLong();
            weights.tokens = in.readLong();
            return weights;
        } catch (IllegalArgumentException | NegativeArraySizeException impossible) {
            throw new DamagedException("there is no decoder like that: " + impossible.getMessage() + '.');
        }
    }

    private static void read(float[] numbers, DataInputStream in) throws IOException {
        byte[] bytes = new byte[CHUNK * Float.BYTES];
        for (int from = 0; from < numbers.length; from += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - from);
            in.readFully(bytes, 0, count * Float.BYTES);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers, from, count);
        }
    }

    /** What came of it: the numbers, and nothing of how they were found or how long that took. */
    public byte[] result() {
        var bytes = new ByteArrayOutputStream(4 * size + 128);
        try (var out = new DataOutputStream(bytes)) {
            writeHead(out, 0);
            write(numbers, out);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if {@code bytes} are not what {@link #result} gave */
    public static Weights ofResult(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        Weights weights = readHead(in.readInt(), in);
        read(weights.numbers, in);
        return weights;
    }
}

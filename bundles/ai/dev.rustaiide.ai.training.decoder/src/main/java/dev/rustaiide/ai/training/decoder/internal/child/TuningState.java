package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
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
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** What {@link Tuning} goes on from: what is learned, the optimizer's means, and what was best so far. */
final class TuningState {
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 20;
    private static final int CHUNK = 1 << 14;
    private static final String NEWEST = "state";
    private static final String BEFORE = "state.before";

    final float[] numbers;
    final float[] means;
    final float[] squares;
    final float[] best;
    long step;
    long tokens;
    double seconds;
    /** How surprised it was before anything was learned, and at least since. */
    double before;
    double least = Double.MAX_VALUE;
    /** How many checks in a row were no better. */
    int worse;

    /** Nothing was learned yet. */
    TuningState(float[] start) {
        numbers = start.clone();
        best = start.clone();
        means = new float[start.length];
        squares = new float[start.length];
    }

    /** Writes it into {@code folder}, and keeps the one that was there. */
    void write(Path folder) throws IOException {
        Path draft = folder.resolve(NEWEST + ".draft");
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            var checked = new CheckedOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER),
                    new CRC32C());
            var out = new DataOutputStream(checked);
            out.writeInt(VERSION);
            out.writeInt(numbers.length);
            out.writeLong(step);
            out.writeLong(tokens);
            out.writeDouble(seconds);
            out.writeDouble(before);
            out.writeDouble(least);
            out.writeInt(worse);
            for (float[] each : List.of(numbers, means, squares, best)) {
                write(each, out);
            }
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
        Path newest = folder.resolve(NEWEST);
        if (Files.exists(newest)) {
            Files.move(newest, folder.resolve(BEFORE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft, newest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        var bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < numbers.length; from += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - from);
            bytes.asFloatBuffer().put(numbers, from, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /**
     * The newest that is whole and of as many numbers as {@code start}, else the one before it, else one that begins
     * there. What is not whole is passed over: it would be trained anew at worst.
     */
    static TuningState of(Path folder, float[] start) throws IOException {
        for (String name : List.of(NEWEST, BEFORE)) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                var state = new TuningState(start);
                if (state.read(file)) {
                    return state;
                }
            }
        }
        return new TuningState(start);
    }

    /** False if the file is not what was written; then nothing of it is to be used. */
    private boolean read(Path file) throws IOException {
        try (var checked = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER),
                new CRC32C()); var in = new DataInputStream(checked)) {
            if (in.readInt() != VERSION || in.readInt() != numbers.length) {
                return false;
            }
            step = in.readLong();
            tokens = in.readLong();
            seconds = in.readDouble();
            before = in.readDouble();
            least = in.readDouble();
            worse = in.readInt();
            for (float[] each : List.of(numbers, means, squares, best)) {
                read(each, in);
            }
            long sum = checked.getChecksum().getValue();
            return in.readLong() == sum;
        } catch (EOFException cut) {
            return false;
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
}

package dev.rustaiide.ai.completion.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CheckedInputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Reads and writes models: a deflated sequence of arrays that ends with a checksum. Wrong ones are refused. */
final class ModelFile {
    private static final int GLOBAL = 0x52414731;
    private static final int RANKER = 0x52415231;
    private static final int MOST = 64 << 20;

    private ModelFile() {}

    @FunctionalInterface
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Closes {@code to}. */
    static void write(GlobalCounts counts, OutputStream to) throws IOException {
        write(to, GLOBAL, out -> content(counts, out));
    }

    private static void content(GlobalCounts counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.words.size());
        for (String word : counts.words) {
            out.writeUTF(word);
        }
        out.write(counts.often);
        out.writeInt(counts.contexts.length);
        for (int context : counts.contexts) {
            out.writeInt(context);
        }
        for (int i = 0; i < counts.contexts.length; i++) {
            out.writeByte(counts.starts[i + 1] - counts.starts[i]);
        }
        out.write(counts.totals);
        for (short next : counts.next) {
            out.writeShort(next);
        }
        out.write(counts.nextOften);
    }

    /** Both as they are before they are deflated, for whoever wants to know them by their hash. */
    static void contents(Models models, OutputStream to) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16));
        content(models.global(), out);
        content(models.ranking(), out);
        out.flush();
    }

    /** @throws IOException if it is not what was written */
    static GlobalCounts global(InputStream from) throws IOException {
        return read(from, GLOBAL, in -> {
            List<String> words = new ArrayList<>();
            for (int left = size(in, 1 << 16); left > 0; left--) {
                words.add(in.readUTF());
            }
            byte[] often = in.readNBytes(words.size());
            int[] contexts = ints(in, size(in, MOST));
            int[] starts = new int[contexts.length + 1];
            for (int i = 0; i < contexts.length; i++) {
                starts[i + 1] = starts[i] + in.readUnsignedByte();
            }
            byte[] totals = in.readNBytes(contexts.length);
            short[] next = new short[starts[contexts.length]];
            for (int i = 0; i < next.length; i++) {
                next[i] = in.readShort();
                if ((next[i] & 0xFFFF) > words.size()) {
                    throw new IOException("a model with a word that it does not list");
                }
            }
            return new GlobalCounts(words, often, contexts, starts, totals, next, in.readNBytes(next.length));
        });
    }

    /** Closes {@code to}. */
    static void write(Ranking ranking, OutputStream to) throws IOException {
        write(to, RANKER, out -> content(ranking, out));
    }

    private static void content(Ranking ranking, DataOutputStream out) throws IOException {
        out.writeInt(Feature.COUNT);
        out.writeInt(ranking.parts().length);
        for (float part : ranking.parts()) {
            out.writeFloat(part);
        }
        write(ranking.names(), out);
        write(ranking.tokens(), out);
    }

    private static void write(Trees trees, DataOutputStream out) throws IOException {
        out.writeInt(trees.features().length);
        for (int i = 0; i < trees.features().length; i++) {
            out.writeByte(trees.features()[i]);
            out.writeFloat(trees.thresholds()[i]);
            out.writeInt(trees.rights()[i]);
        }
        out.writeInt(trees.roots().length);
        for (int root : trees.roots()) {
            out.writeInt(root);
        }
    }

    /** @throws IOException if it is not what was written, or was written for other features */
    static Ranking ranking(InputStream from) throws IOException {
        return read(from, RANKER, in -> {
            if (in.readInt() != Feature.COUNT) {
                throw new IOException("a ranker for other features");
            }
            float[] parts = new float[size(in, 1 << 16)];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = in.readFloat();
            }
            if (parts.length != Mixture.SIZE) {
                throw new IOException("a ranker for another mixture");
            }
            return new Ranking(parts, trees(in), trees(in));
        });
    }

    private static Trees trees(DataInputStream in) throws IOException {
        int size = size(in, 1 << 22);
        short[] features = new short[size];
        float[] thresholds = new float[size];
        int[] rights = new int[size];
        for (int i = 0; i < size; i++) {
            features[i] = in.readByte();
            thresholds[i] = in.readFloat();
            rights[i] = in.readInt();
            boolean sane = features[i] < Feature.COUNT
                    && (features[i] < 0 || rights[i] > i && rights[i] < size && i + 1 < size);
            if (!sane) {
                throw new IOException("a tree that leads nowhere");
            }
        }
        int[] roots = ints(in, size(in, 1 << 16));
        for (int root : roots) {
            if (root < 0 || root >= size) {
                throw new IOException("a tree without a root");
            }
        }
        return new Trees(features, thresholds, rights, roots);
    }

    private static int size(DataInputStream in, int most) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > most) {
            throw new IOException("a model with a part of " + size);
        }
        return size;
    }

    private static int[] ints(DataInputStream in, int size) throws IOException {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    /** {@code to} stays open. */
    private static void write(OutputStream to, int magic, Writer content) throws IOException {
        var crc = new CRC32();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            var deflated = new DeflaterOutputStream(to, deflater);
            var out = new DataOutputStream(new BufferedOutputStream(deflated, 1 << 16));
            out.writeInt(magic);
            var checked = new DataOutputStream(new CheckedOutputStream(out, crc));
            content.write(checked);
            checked.flush();
            out.writeInt((int) crc.getValue());
            out.flush();
            deflated.finish();
        } finally {
            deflater.end();
        }
    }

    private static <T> T read(InputStream from, int magic, Reader<T> content) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(from), 1 << 16))) {
            if (in.readInt() != magic) {
                throw new IOException("no such model");
            }
            var checked = new CheckedInputStream(in, new CRC32());
            T read = content.read(new DataInputStream(checked));
            if (in.readInt() != (int) checked.getChecksum().getValue()) {
                throw new IOException("a damaged model");
            }
            return read;
        }
    }
}

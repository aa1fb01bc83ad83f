package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Somebody's own texts to learn from, and others of theirs to check with, as tokens. Some places are read and never
 * foretold: strings, long numbers, comments. So a decoder learns to write none of them.
 */
public final class OwnTexts {
    public static final int VERSION = 1;
    /** Of a token that is not to be foretold; vocabularies end far below. */
    private static final int SILENT = 1 << 30;
    private static final int MARKS = 4;
    private static final int MOST_LINES = 6;

    private final BytePairs tokenizer;
    private int[] tokens = new int[1 << 16];
    private int size;

    private OwnTexts(BytePairs tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** What is learned from, and what is checked with. */
    record Both(OwnTexts learned, OwnTexts checked) {}

    /**
     * Reads what {@code file} holds: {@value #VERSION} and a count, and of each text whether it is learned from, its
     * bytes in UTF-8 with their count, and the bytes that are silent: how many runs, and where each begins and ends.
     */
    static Both read(Path file, BytePairs tokenizer) throws IOException {
        var both = new Both(new OwnTexts(tokenizer), new OwnTexts(tokenizer));
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != VERSION) {
                throw new IOException(file + " is of another version");
            }
            for (int left = in.readInt(); left > 0; left--) {
                OwnTexts into = in.readBoolean() ? both.learned : both.checked;
                byte[] bytes = in.readNBytes(in.readInt());
                int[] silent = new int[2 * in.readInt()];
                for (int i = 0; i < silent.length; i++) {
                    silent[i] = in.readInt();
                }
                into.add(new String(bytes, StandardCharsets.UTF_8), silent);
            }
        }
        return both;
    }

    private void add(String text, int[] silent) {
        put(BytePairs.FILE | SILENT);
        int at = 0;
        int run = 0;
        for (int token : tokenizer.encode(text)) {
            int end = at + tokenizer.bytes(token).length;
            while (run < silent.length && silent[run + 1] <= at) {
                run += 2;
            }
            put(run < silent.length && silent[run] < end ? token | SILENT : token);
            at = end;
        }
    }

    private void put(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    int size() {
        return size;
    }

    private static int token(int stored) {
        return stored & ~SILENT;
    }

    /** The lesson {@code number} of a window, the same each time: half of them have a gap, as {@link Lessons} tells. */
    Lesson lesson(long number, int window, long seed) {
        var random = new Random(seed * 1_000_003 + number);
        int from = random.nextInt(Math.max(1, size - window / 2));
        return random.nextBoolean() ? lesson(from, window) : withGap(from, window, random);
    }

    /** One of {@code count} from all over them. */
    Lesson plain(int index, int count, int window) {
        return lesson((int) ((long) index * Math.max(1, size - window) / count), window);
    }

    private Lesson lesson(int from, int window) {
        int[] row = Arrays.copyOfRange(tokens, from, Math.min(size, from + window + 1));
        return lesson(row, row.length, window);
    }

    private static Lesson lesson(int[] row, int length, int window) {
        int[] inputs = new int[window];
        int[] targets = new int[window];
        for (int i = 0; i < window; i++) {
            inputs[i] = i < length ? token(row[i]) : BytePairs.END;
            targets[i] = i + 1 < length && row[i + 1] < SILENT ? row[i + 1] : Lessons.NOTHING;
        }
        return new Lesson(inputs, targets);
    }

    /** What stands behind a line's end first, then all up to it. */
    private Lesson withGap(int from, int window, Random random) {
        int end = Math.min(size, from + window - MARKS);
        int start = from;
        for (int i = from; i < end; i++) {
            start = token(tokens[i]) == BytePairs.FILE ? i + 1 : start;
        }
        int cut = start + (end - start) / 2 + random.nextInt(Math.max(1, (end - start) / 2));
        int lines = random.nextInt(10) < 7 ? 1 : 1 + random.nextInt(MOST_LINES);
        while (cut < end && (!beginsLine(tokens[cut]) || --lines > 0)) {
            cut++;
        }
        if (end - start < window / 4 || cut >= end) {
            return lesson(from, window);
        }
        int[] row = new int[window + 1];
        int after = Math.min(end - cut, window / 4);
        row[0] = BytePairs.PREFIX | SILENT;
        row[1] = BytePairs.SUFFIX | SILENT;
        for (int i = 0; i < after; i++) {
            row[2 + i] = tokens[cut + i] | SILENT;
        }
        row[2 + after] = BytePairs.MIDDLE | SILENT;
        System.arraycopy(tokens, start, row, 3 + after, cut - start);
        int length = 3 + after + cut - start;
        row[length] = BytePairs.END;
        return lesson(row, length + 1, window);
    }

    private boolean beginsLine(int stored) {
        byte[] bytes = tokenizer.bytes(token(stored));
        return bytes.length > 0 && bytes[0] == '\n';
    }
}

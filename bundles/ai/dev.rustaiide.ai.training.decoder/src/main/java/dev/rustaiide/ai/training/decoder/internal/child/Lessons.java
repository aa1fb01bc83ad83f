package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Pieces of the corpus to learn from. Half of them have a gap that is to be filled (Bavarian et al., Efficient Training
 * of Language Models to Fill in the Middle, 2022): what stands behind it comes first, then what stands before it and
 * the middle in one, which goes to the end of a line, its own or one of the next. So it is as any text that goes on,
 * which a small model learns long before it finds an end far back (tried: after 5 million tokens of beginning, end,
 * middle it filled no gap), and what is read stays read while people type.
 */
final class Lessons {
    /** What is no token, and not to be foretold. */
    static final int NOTHING = -1;

    private static final int MARKS = 4;
    private static final int MOST_LINES = 6;

    private final TokenFile tokens;
    private final BytePairs tokenizer;
    private final int window;
    private final long seed;

    Lessons(TokenFile tokens, BytePairs tokenizer, int window, long seed) {
        this.tokens = tokens;
        this.tokenizer = tokenizer;
        this.window = window;
        this.seed = seed;
    }

    /**
     * One token more than the window: each is foretold from those before it, but for what is {@link #NOTHING}. The same
     * number gives the same.
     */
    int[] lesson(long number) {
        var random = new Random(seed * 1_000_003 + number);
        int[] piece = tokens.read(random.nextInt(tokens.size() - window - 1), window + 1);
        return random.nextBoolean() ? withGap(piece, random) : piece;
    }

    /** For measuring: pieces without gaps, evenly from all. */
    int[] plain(int index, int count) {
        long from = (long) index * (tokens.size() - window - 1) / count;
        return tokens.read((int) from, window + 1);
    }

    private int[] withGap(int[] piece, RandomGenerator random) {
        // A piece of one file: what stands before its last mark is another one's.
        int start = 0;
        for (int i = 0; i < piece.length; i++) {
            start = piece[i] == BytePairs.FILE || piece[i] == BytePairs.END ? i + 1 : start;
        }
        String text = tokenizer.decode(piece, start, piece.length);
        if (piece.length - start < window / 4 || text.length() < 8) {
            return piece;
        }
        int cut = text.length() / 2 + random.nextInt(text.length() / 2);
        int end = cut;
        int lines = random.nextInt(10) < 7 ? 1 : 1 + random.nextInt(MOST_LINES);
        for (int i = 0; i < lines; i++) {
            int next = text.indexOf('\n', end + (i == 0 ? 0 : 1));
            end = next < 0 ? text.length() : next;
        }
        int[] after = tokenizer.encode(text.substring(end));
        int[] written = tokenizer.encode(text.substring(0, end));
        int room = Math.min(window / 4, piece.length - MARKS - written.length);
        return room < 0 ? piece : filled(Arrays.copyOf(after, Math.min(after.length, room)), written, piece.length);
    }

    private static int[] filled(int[] after, int[] written, int length) {
        int[] lesson = new int[length];
        int size = 0;
        lesson[size++] = BytePairs.PREFIX;
        lesson[size++] = BytePairs.SUFFIX;
        System.arraycopy(after, 0, lesson, size, after.length);
        size += after.length;
        lesson[size++] = BytePairs.MIDDLE;
        System.arraycopy(written, 0, lesson, size, written.length);
        size += written.length;
        lesson[size++] = BytePairs.END;
        Arrays.fill(lesson, size, length, NOTHING);
        return lesson;
    }
}

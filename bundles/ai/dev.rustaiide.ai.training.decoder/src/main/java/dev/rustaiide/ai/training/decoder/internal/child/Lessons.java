package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Pieces of texts to learn from. A quarter are as they stand. The others have a gap that is to be filled (Bavarian et
 * al., Efficient Training of Language Models to Fill in the Middle, 2022) and are what ghost text is asked with:
 * <pre>
 * { FILE name of another file, a piece of it that is related }
 * PREFIX name SUFFIX what is behind the gap MIDDLE what is before and in it END
 * </pre>
 * What stands before the gap and the gap are one, which goes to the end of a line, mostly. So it is as any text that
 * goes on, which a small model learns long before it finds an end far back (tried: after 5 million tokens of beginning,
 * end, middle it filled no gap), and what is read stays read while people type. {@code releng/cuda/train.py} makes
 * lessons of the same form.
 */
final class Lessons {
    /** What is no token, and not to be foretold. */
    static final int NOTHING = -1;

    private static final int LONGEST_NAME = 24;
    private static final int LEAST_PIECE = 12;
    private static final double GAPS = 0.75;
    private static final double AT_LINE_ENDS = 0.75;
    private static final double WITH_RELATED = 0.6;
    /** Below the first nothing is told of what is behind, below the second only a part. */
    private static final double NOTHING_BEHIND = 0.35;
    private static final double LESS_BEHIND = 0.6;

    private final Tokens tokens;
    private final BytePairs tokenizer;
    private final TokenRuns runs;
    private final RelatedPieces related;
    private final int feed;
    private final int window;
    private final long seed;

    Lessons(Tokens tokens, BytePairs tokenizer, int window, long seed) {
        this.tokens = tokens;
        this.tokenizer = tokenizer;
        this.window = window;
        this.seed = seed;
        this.runs = new TokenRuns(tokens, tokenizer);
        this.related = new RelatedPieces(tokens, runs, tokenizer);
        this.feed = tokenizer.encode("\n")[0];
    }

    /** The same number gives the same. */
    Lesson lesson(long number) {
        // Not Random, whose first numbers are alike for seeds beside each other.
        var random = new SplittableRandom(seed * 1_000_003 + number);
        return random.nextDouble() < GAPS && runs.count() > 0 ? withGap(random)
                : plain(random.nextInt(Math.max(1, tokens.size() - window / 2)));
    }

    /** For measuring: one of {@code count} pieces without gaps, evenly from all. */
    Lesson plain(int index, int count) {
        return plain((int) ((long) index * Math.max(1, tokens.size() - window) / count));
    }

    private Lesson plain(int from) {
        var row = new Row();
        row.add(from, Math.min(tokens.size(), from + window + 1));
        return row.lesson();
    }

    private Lesson withGap(RandomGenerator random) {
        int end = random.nextInt(tokens.size());
        int file = runs.fileAt(end);
        if (random.nextDouble() < AT_LINE_ENDS) {
            while (end < runs.end(file) && !tokenizer.beginsLine(tokens.at(end))) {
                end++;
            }
        }
        end = Math.clamp(end, Math.min(runs.text(file) + 1, runs.end(file)), runs.end(file));
        var row = new Row();
        if (random.nextDouble() < WITH_RELATED) {
            addRelated(row, file, end, random);
        }
        row.add(BytePairs.PREFIX);
        row.addName(file);
        row.add(BytePairs.SUFFIX);
        int behind = behind(runs.end(file) - end, random);
        row.addSilent(end, end + behind);
        row.add(BytePairs.MIDDLE);
        row.add(Math.max(runs.text(file), end - (row.room() - 1)), end);
        if (behind > 0 || end == runs.end(file)) {
            row.addForetold(BytePairs.END);
        }
        return row.lesson();
    }

    private int behind(int all, RandomGenerator random) {
        int most = Math.min(all, window * 3 / 16);
        double share = random.nextDouble();
        return share < NOTHING_BEHIND ? 0 : share < LESS_BEHIND ? random.nextInt(most + 1) : most;
    }

    private void addRelated(Row row, int file, int place, RandomGenerator random) {
        List<RelatedPieces.Piece> pieces = related.of(file, place, window / 8, random);
        int count = Math.min(pieces.size(), 1 + random.nextInt(RelatedPieces.MOST));
        for (RelatedPieces.Piece piece : pieces.subList(0, count)) {
            int name = runs.text(piece.file()) - runs.name(piece.file());
            int length = Math.min(window / 8, window / 4 / count - Math.min(name, LONGEST_NAME) - 2);
            int end = Math.min(runs.end(piece.file()), piece.start() + length);
            if (end - piece.start() >= LEAST_PIECE) {
                row.add(BytePairs.FILE);
                row.addName(piece.file());
                boolean hasFeed = tokens.at(piece.start()) == feed;
                row.addSilent(hasFeed ? piece.start() + 1 : piece.start(), end);
            }
        }
    }

    /** A row of a token more than the window, as it grows. */
    private final class Row {
        private final int[] stored = new int[window + 1];
        private int size;

        int room() {
            return stored.length - size;
        }

        /** A mark, which is read only. */
        void add(int mark) {
            addForetold(mark | Tokens.SILENT);
        }

        void addForetold(int token) {
            stored[size++] = token;
        }

        void add(int from, int to) {
            for (int i = from; i < to; i++) {
                addForetold(tokens.stored(i));
            }
        }

        /** What is foretold in other lessons. */
        void addSilent(int from, int to) {
            for (int i = from; i < to; i++) {
                addForetold(tokens.stored(i) | Tokens.SILENT);
            }
        }

        /** The name of a file, and the line feed behind it. */
        void addName(int file) {
            int from = runs.name(file);
            addSilent(from, Math.min(runs.text(file) - 1, from + LONGEST_NAME));
            add(feed);
        }

        Lesson lesson() {
            int[] inputs = new int[window];
            int[] targets = new int[window];
            Arrays.fill(inputs, BytePairs.END);
            Arrays.fill(targets, NOTHING);
            for (int i = 0; i < Math.min(size, window); i++) {
                inputs[i] = stored[i] & ~Tokens.SILENT;
                targets[i] = i + 1 < size && stored[i + 1] < Tokens.SILENT ? stored[i + 1] : NOTHING;
            }
            return new Lesson(inputs, targets);
        }
    }
}

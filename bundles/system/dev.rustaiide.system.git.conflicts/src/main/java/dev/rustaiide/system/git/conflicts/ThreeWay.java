package dev.rustaiide.system.git.conflicts;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/**
 * A text that two sides changed, line by line. Immutable; any thread may use it.
 *
 * @param chunks cover all three texts in their order
 */
public record ThreeWay(Text base, Text ours, Text theirs, List<Chunk> chunks) {
    /** Who changed lines. */
    public enum Kind {
        NOBODY, OURS, THEIRS,
        /** Both did the same. */
        BOTH,
        /** Each did something else, here or right beside it. */
        CONFLICT
    }

    /** Lines of the three texts that belong together, from each first to before each end. */
    public record Chunk(Kind kind, int base, int baseEnd, int ours, int oursEnd, int theirs, int theirsEnd) {}

    public ThreeWay {
        chunks = List.copyOf(chunks);
    }

    /** Compares both sides with what they began with. */
    public static ThreeWay of(Text base, Text ours, Text theirs) {
        List<Chunk> chunks = new Walk(TextDiff.of(base, ours), TextDiff.of(base, theirs), TextDiff.lineCount(base))
                .run();
        List<Chunk> known = new ArrayList<>();
        for (Chunk chunk : chunks) {
            boolean same = chunk.kind == Kind.CONFLICT && lines(ours, chunk.ours, chunk.oursEnd)
                    .equals(lines(theirs, chunk.theirs, chunk.theirsEnd));
            known.add(same ? new Chunk(Kind.BOTH, chunk.base, chunk.baseEnd, chunk.ours, chunk.oursEnd, chunk.theirs,
                    chunk.theirsEnd) : chunk);
        }
        return new ThreeWay(base, ours, theirs, known);
    }

    private static Text lines(Text text, int first, int end) {
        return text.subSequence(TextDiff.lineStart(text, first), TextDiff.lineStart(text, end));
    }

    public long conflicts() {
        return chunks.stream().filter(chunk -> chunk.kind == Kind.CONFLICT).count();
    }

    /** All of it; of conflicts what {@code chosen} makes of base, ours and theirs. */
    public Text merged(Choice chosen) {
        Text all = Text.EMPTY;
        for (Chunk chunk : chunks) {
            Text left = lines(ours, chunk.ours, chunk.oursEnd);
            Text right = lines(theirs, chunk.theirs, chunk.theirsEnd);
            all = all.concat(switch (chunk.kind) {
                case NOBODY, OURS, BOTH -> left;
                case THEIRS -> right;
                case CONFLICT -> Text.of(chosen.of(lines(base, chunk.base, chunk.baseEnd).toString(), left.toString(),
                        right.toString()));
            });
        }
        return all;
    }

    /** What becomes of a conflict. */
    @FunctionalInterface
    public interface Choice {
        String of(String base, String ours, String theirs);
    }

    /** Goes through both lists of hunks; those that overlap or touch are one chunk. */
    private static final class Walk {
        private final List<Hunk> ours;
        private final List<Hunk> theirs;
        private final int count;
        private final List<Chunk> chunks = new ArrayList<>();
        private int nextOurs;
        private int nextTheirs;
        private int at;

        Walk(List<Hunk> ours, List<Hunk> theirs, int count) {
            this.ours = ours;
            this.theirs = theirs;
            this.count = count;
        }

        List<Chunk> run() {
            while (nextOurs < ours.size() || nextTheirs < theirs.size()) {
                int start = Math.min(start(ours, nextOurs), start(theirs, nextTheirs));
                add(Kind.NOBODY, start, shift(ours, nextOurs), shift(theirs, nextTheirs));
                int fromOurs = nextOurs;
                int fromTheirs = nextTheirs;
                int end = grow(start);
                Kind kind = fromTheirs == nextTheirs ? Kind.OURS : fromOurs == nextOurs ? Kind.THEIRS : Kind.CONFLICT;
                chunks.add(new Chunk(kind, start, end, start + shift(ours, fromOurs), end + shift(ours, nextOurs),
                        start + shift(theirs, fromTheirs), end + shift(theirs, nextTheirs)));
                at = end;
            }
            add(Kind.NOBODY, count, shift(ours, nextOurs), shift(theirs, nextTheirs));
            return chunks;
        }

        private void add(Kind kind, int until, int toOurs, int toTheirs) {
            if (until > at) {
                chunks.add(new Chunk(kind, at, until, at + toOurs, until + toOurs, at + toTheirs, until + toTheirs));
            }
        }

        /** Takes all hunks that what begins at {@code start} reaches; gives where that ends. */
        private int grow(int start) {
            int end = start;
            boolean grew = true;
            while (grew) {
                grew = false;
                while (start(ours, nextOurs) <= end) {
                    end = Math.max(end, ours.get(nextOurs++).beforeEnd());
                    grew = true;
                }
                while (start(theirs, nextTheirs) <= end) {
                    end = Math.max(end, theirs.get(nextTheirs++).beforeEnd());
                    grew = true;
                }
            }
            return end;
        }

        private static int start(List<Hunk> hunks, int index) {
            return index < hunks.size() ? hunks.get(index).beforeStart() : Integer.MAX_VALUE;
        }

        /** How far lines before the hunk at {@code index} are from those of the base. */
        private static int shift(List<Hunk> hunks, int index) {
            return index == 0 ? 0 : hunks.get(index - 1).afterEnd() - hunks.get(index - 1).beforeEnd();
        }
    }
}

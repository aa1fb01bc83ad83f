package dev.rustaiide.ai.tree.sitter;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.tree.sitter.internal.Querying;
import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/** The conditions of one pattern of a query, all of which must hold. */
final class Predicates {
    private static final int DONE = 0;
    private static final int CAPTURE = 1;
    private static final Predicates NONE = new Predicates(List.of());

    private final Condition[] conditions;

    private Predicates(List<Condition> conditions) {
        this.conditions = conditions.toArray(Condition[]::new);
    }

    /** Reads those of {@code pattern} from the native query. */
    static Predicates of(long query, int pattern) {
        int[] steps = Querying.predicateSteps(query, pattern);
        if (steps.length == 0) {
            return NONE;
        }
        var conditions = new ArrayList<Condition>();
        for (int from = 0; from < steps.length;) {
            int to = from;
            while (steps[to] != DONE) {
                to += 2;
            }
            conditions.add(condition(query, steps, from, to));
            from = to + 2;
        }
        return new Predicates(conditions);
    }

    private static Condition condition(long query, int[] steps, int from, int to) {
        String name = Querying.stringValue(query, steps[from + 1]);
        if (to < from + 4 || steps[from + 2] != CAPTURE) {
            throw new IllegalArgumentException("query: " + name + " needs a capture");
        }
        List<String> words = new ArrayList<>();
        for (int i = from + 4; i < to; i += 2) {
            if (steps[i] == CAPTURE) {
                throw new IllegalArgumentException("query: " + name + " compares with words only");
            }
            words.add(Querying.stringValue(query, steps[i + 1]));
        }
        return new Condition(steps[from + 3], TextTest.of(name, words));
    }

    boolean hold(Matches match) {
        for (Condition condition : conditions) {
            if (!condition.holds(match)) {
                return false;
            }
        }
        return true;
    }

    /** A test of the text of every node that a capture has. */
    private record Condition(int capture, TextTest test) {
        boolean holds(Matches match) {
            for (int i = 0; i < match.count(); i++) {
                if (match.capture(i) == capture && !test.holds(bytes(match.tree().text(), match.start(i),
                        match.end(i)))) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] bytes(Text text, int start, int end) {
            byte[] bytes = new byte[Math.min(end - start, TextTest.MOST_BYTES)];
            for (int at = 0; at < bytes.length;) {
                Chunk chunk = text.chunkAt(start + at);
                int length = Math.min(chunk.length(), bytes.length - at);
                System.arraycopy(chunk.bytes(), chunk.start(), bytes, at, length);
                at += length;
            }
            return bytes;
        }
    }
}

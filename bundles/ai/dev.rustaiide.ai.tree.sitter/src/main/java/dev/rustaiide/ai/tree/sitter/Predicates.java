package dev.rustaiide.ai.tree.sitter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.rustaiide.ai.tree.sitter.internal.Querying;
import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/** The conditions of one pattern of a query, all of which must hold. */
final class Predicates {
    private static final int DONE = 0;
    private static final int CAPTURE = 1;
    private static final Predicates NONE = new Predicates(List.of());
    /** A name that is longer than this is none. */
    private static final int LONGEST = 200;

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
        return new Condition(steps[from + 3], test(name, words));
    }

    private static Test test(String name, List<String> words) {
        return switch (name) {
            case "eq?", "any-of?" -> new Words(words, true);
            case "not-eq?", "not-any-of?" -> new Words(words, false);
            case "upper?" -> new Upper(true);
            case "not-upper?" -> new Upper(false);
            case "capitalized?" -> new Capitalized(true);
            case "not-capitalized?" -> new Capitalized(false);
            case "match?" -> new Match(Pattern.compile(words.getFirst()));
            default -> throw new IllegalArgumentException("query: unknown predicate " + name);
        };
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
    private record Condition(int capture, Test test) {
        boolean holds(Matches match) {
            for (int i = 0; i < match.count(); i++) {
                if (match.capture(i) == capture && !test.holds(bytes(match.tree().text(), match.start(i), match.end(i)))) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] bytes(Text text, int start, int end) {
            byte[] bytes = new byte[Math.min(end - start, LONGEST)];
            for (int at = 0; at < bytes.length;) {
                Chunk chunk = text.chunkAt(start + at);
                int length = Math.min(chunk.length(), bytes.length - at);
                System.arraycopy(chunk.bytes(), chunk.start(), bytes, at, length);
                at += length;
            }
            return bytes;
        }
    }

    private sealed interface Test {
        boolean holds(byte[] text);
    }

    private record Words(byte[][] words, boolean among) implements Test {
        Words(List<String> words, boolean among) {
            this(encode(words), among);
        }

        private static byte[][] encode(List<String> words) {
            byte[][] encoded = new byte[words.size()][];
            for (int i = 0; i < encoded.length; i++) {
                encoded[i] = words.get(i).getBytes(StandardCharsets.UTF_8);
            }
            return encoded;
        }

        @Override
        public boolean holds(byte[] text) {
            for (byte[] word : words) {
                if (java.util.Arrays.equals(word, text)) {
                    return among;
                }
            }
            return !among;
        }
    }

    /** Two characters or more with an upper-case letter and no lower-case one; letters beyond ASCII count as neither. */
    private record Upper(boolean is) implements Test {
        @Override
        public boolean holds(byte[] text) {
            boolean some = false;
            for (byte b : text) {
                if (b >= 'a' && b <= 'z') {
                    return !is;
                }
                some |= b >= 'A' && b <= 'Z';
            }
            return (some && text.length > 1) == is;
        }
    }

    private record Capitalized(boolean is) implements Test {
        @Override
        public boolean holds(byte[] text) {
            return is == (text.length > 0 && text[0] >= 'A' && text[0] <= 'Z');
        }
    }

    private record Match(Pattern pattern) implements Test {
        @Override
        public boolean holds(byte[] text) {
            return pattern.matcher(new String(text, StandardCharsets.UTF_8)).find();
        }
    }
}

package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

import dev.rustaiide.ai.completion.tokens.TokenKind;

/**
 * Where words stand before a place: how far back, in how many blocks around it, and whether what stands there looks
 * like a declaration. Blocks are told by braces alone, so it holds for any language that has them. For one place.
 */
final class Surroundings {
    static final int NEVER = 1 << 20;
    private static final int FARTHEST = 20_000;
    private static final int LINE = 12;

    private final int size;
    private int[] slots = new int[4096];
    private int[] words = new int[2048];
    private int[] distances = new int[2048];
    private int[] levels = new int[2048];
    private int[] declared = new int[2048];
    private int[] near = new int[2048];
    private int count;

    private Surroundings(int size) {
        this.size = size;
    }

    /** Those of the tokens before {@code hole}. */
    static Surroundings of(FileTokens tokens, int hole, Signs signs) {
        var made = new Surroundings(Math.min(hole, FARTHEST));
        int closed = 0;
        int level = 0;
        for (int i = hole - 1; i >= hole - made.size; i--) {
            int token = tokens.number(i);
            if (token == signs.close) {
                closed++;
            } else if (token == signs.open) {
                closed = Math.max(0, closed - 1);
                level += closed == 0 ? 1 : 0;
            } else if (tokens.kind(i) == TokenKind.WORD) {
                boolean declares = i > 0 && signs.declares(tokens.number(i - 1))
                        || i + 1 < hole && tokens.number(i + 1) == signs.colon;
                made.see(token, hole - i, closed > 0 ? NEVER : level, declares);
            }
        }
        return made;
    }

    private void see(int word, int distance, int level, boolean declares) {
        int at = find(word);
        if (at < 0) {
            at = add(word);
            distances[at] = distance;
            levels[at] = NEVER;
            declared[at] = NEVER;
        }
        levels[at] = Math.min(levels[at], level);
        if (declares && declared[at] == NEVER) {
            declared[at] = level;
        }
        near[at] += distance <= LINE ? 1 : 0;
    }

    private int add(int word) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            distances = Arrays.copyOf(distances, count * 2);
            levels = Arrays.copyOf(levels, count * 2);
            declared = Arrays.copyOf(declared, count * 2);
            near = Arrays.copyOf(near, count * 2);
            slots = new int[slots.length * 2];
            for (int i = 0; i < count; i++) {
                slots[free(words[i])] = i + 1;
            }
        }
        words[count] = word;
        near[count] = 0;
        slots[free(word)] = count + 1;
        return count++;
    }

    private int free(int word) {
        int at = word * 0x9E3779B1 >>> 8 & slots.length - 1;
        while (slots[at] != 0) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private int find(int word) {
        int at = word * 0x9E3779B1 >>> 8 & slots.length - 1;
        while (slots[at] != 0) {
            if (words[slots[at] - 1] == word) {
                return slots[at] - 1;
            }
            at = at + 1 & slots.length - 1;
        }
        return -1;
    }

    /** How many tokens back {@code word} stands last; {@link #NEVER} if it does not. */
    int distance(int word) {
        int at = find(word);
        return at < 0 ? NEVER : distances[at];
    }

    /** How many blocks one must leave to where it stands in sight. */
    int level(int word) {
        int at = find(word);
        return at < 0 ? NEVER : levels[at];
    }

    /** The same of where it seems to be declared last. */
    int declared(int word) {
        int at = find(word);
        return at < 0 ? NEVER : declared[at];
    }

    /** How often it stands in the few tokens before. */
    int near(int word) {
        int at = find(word);
        return at < 0 ? 0 : near[at];
    }

    /** The numbers of tokens that shape text. */
    record Signs(int open, int close, int colon, int dot, int path, int[] declaring) {
        private static final String[] DECLARING = {"let", "mut", "fn", "struct", "enum", "trait", "type", "const",
            "static", "mod", "for", "|", "ref", "use", "as", "var", "val", "def", "class", "function", "interface"};

        static Signs of(Vocabulary vocabulary) {
            int[] declaring = Arrays.stream(DECLARING).mapToInt(vocabulary::number).sorted().toArray();
            return new Signs(vocabulary.number("{"), vocabulary.number("}"), vocabulary.number(":"),
                    vocabulary.number("."), vocabulary.number("::"), declaring);
        }

        boolean declares(int token) {
            return Arrays.binarySearch(declaring, token) >= 0;
        }
    }
}

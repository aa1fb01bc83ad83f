package dev.rustaiide.ai.model.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Turns text into tokens by byte pairs (Sennrich et al., Neural Machine Translation of Rare Words with Subword Units,
 * 2016) over bytes and words cut as GPT-2 cuts them: the same tokens as Hugging Face's tokenizers gives. Immutable but
 * for the words that it remembers; any thread may use it.
 */
public final class BytePairEncoder {
    private static final int BYTES = 0x100;
    private static final int REMEMBERED = 1 << 14;
    private static final int LONGEST_REMEMBERED = 48;
    /** From here on a queue finds the next pair sooner than a look at all. */
    private static final int LONG = 64;

    private final int[] bytes;
    private final PairTable pairs;
    /** By hash; a word that comes takes the place of another. Written without a lock: each entry is immutable. */
    private final Word[] remembered = new Word[REMEMBERED];

    private record Word(String text, int[] tokens) {}

    /**
     * Two tokens that become one.
     *
     * @param made the token that they become
     */
    public record Merge(int left, int right, int made) {}

    /**
     * @param bytes the token of each byte
     * @param merges in the order in which they were learned: the earlier is done first
     */
    public BytePairEncoder(int[] bytes, List<Merge> merges) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
        this.pairs = new PairTable(merges);
    }

    /** The tokens of {@code text}, in which special ones are not looked for. */
    public int[] encode(String text) {
        int[] tokens = new int[text.length() / 2 + 16];
        int size = 0;
        int end = text.length();
        for (int start = 0; start < end;) {
            int next = WordCut.end(text, start);
            int[] word = word(text, start, next);
            if (size + word.length > tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * tokens.length + word.length);
            }
            for (int token : word) { // mostly one or two: sooner than a call of the system's copying
                tokens[size++] = token;
            }
            start = next;
        }
        return Arrays.copyOf(tokens, size);
    }

    private int[] word(String text, int start, int end) {
        int length = end - start;
        if (length > LONGEST_REMEMBERED) {
            return joined(text.substring(start, end));
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 15) & REMEMBERED - 1;
        Word known = remembered[slot];
        if (known == null || known.text.length() != length || !text.startsWith(known.text, start)) {
            String word = text.substring(start, end);
            known = new Word(word, joined(word));
            remembered[slot] = known;
        }
        return known.tokens;
    }

    private int[] joined(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            tokens[i] = bytes[utf8[i] & 0xFF];
        }
        return tokens.length < LONG ? joined(tokens) : joinedLong(tokens);
    }

    /** Joins the pair that was learned first, the leftmost of several, until there is none. */
    private int[] joined(int[] tokens) {
        int size = tokens.length;
        while (size > 1) {
            int best = PairTable.NONE;
            int at = 0;
            for (int i = 0; i + 1 < size; i++) {
                int rank = pairs.rank(tokens[i], tokens[i + 1]);
                if (rank < best) {
                    best = rank;
                    at = i;
                }
            }
            if (best == PairTable.NONE) {
                break;
            }
            tokens[at] = pairs.made(best);
            size--;
            System.arraycopy(tokens, at + 2, tokens, at + 1, size - at - 1);
        }
        return Arrays.copyOf(tokens, size);
    }

    /** The same in n log n steps: tokens are linked, and pairs wait in a queue by rank and place. */
    private int[] joinedLong(int[] tokens) {
        int size = tokens.length;
        int[] next = new int[size];
        int[] before = new int[size];
        var waiting = new PriorityQueue<Long>();
        for (int i = 0; i < size; i++) {
            next[i] = i + 1;
            before[i] = i - 1;
            offer(waiting, tokens, i, i + 1);
        }
        while (!waiting.isEmpty()) {
            long first = waiting.remove();
            int at = (int) first;
            int other = tokens[at] < 0 ? size : next[at];
            if (other < size && pairs.rank(tokens[at], tokens[other]) == (int) (first >>> Integer.SIZE)) {
                tokens[at] = pairs.made((int) (first >>> Integer.SIZE));
                tokens[other] = -1;
                next[at] = next[other];
                if (next[at] < size) {
                    before[next[at]] = at;
                }
                offer(waiting, tokens, at, next[at]);
                if (before[at] >= 0) {
                    offer(waiting, tokens, before[at], at);
                }
            }
        }
        return Arrays.stream(tokens).filter(token -> token >= 0).toArray();
    }

    private void offer(PriorityQueue<Long> waiting, int[] tokens, int at, int other) {
        int rank = other < tokens.length ? pairs.rank(tokens[at], tokens[other]) : PairTable.NONE;
        if (rank != PairTable.NONE) {
            waiting.add((long) rank << Integer.SIZE | at);
        }
    }
}

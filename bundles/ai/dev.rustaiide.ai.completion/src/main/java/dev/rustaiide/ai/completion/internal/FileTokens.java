package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.completion.tokens.Relexing;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** The tokens of a text, with their places. Immutable once made. */
final class FileTokens implements Relexing.Tokens {
    /** What is larger was not written by people. */
    static final int LARGEST = 4 << 20;
    /** In {@link #kinds}: the token is the first of its line. */
    private static final int FIRST = 8;
    private static final int KIND = 7;
    private static final TokenKind[] KINDS = TokenKind.values();

    private final String language;
    private final Vocabulary vocabulary;
    private int[] numbers = new int[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private byte[] kinds = new byte[256];
    private int count;

    private FileTokens(String language, Vocabulary vocabulary) {
        this.language = language;
        this.vocabulary = vocabulary;
    }

    /** Its id. */
    String language() {
        return language;
    }

    /** Those of {@code text}; none of one that is too large to have been written by people. */
    static FileTokens of(CharSequence text, String language, Vocabulary vocabulary) {
        var tokens = new FileTokens(language, vocabulary);
        if (text.length() <= LARGEST) {
            // A rope is slow to walk by characters.
            Lexer lexer = Lexer.of(text.toString(), 0, language);
            while (lexer.next()) {
                tokens.add(lexer, 0);
            }
        }
        return tokens;
    }

    /** Those of {@code after}, which {@code change} made of this text: what it touches is cut again. */
    FileTokens edited(TextChange change, Text after) {
        if (after.length() > LARGEST || count == 0) {
            return of(after, language, vocabulary);
        }
        int head = Relexing.head(this, change);
        int from = Relexing.from(this, head);
        var edited = new FileTokens(language, vocabulary);
        edited.copy(this, 0, head, 0);
        int tail = Relexing.cut(this, change, after.subSequence(from, after.length()), from, language, edited::add);
        edited.copy(this, tail, count, change.growth());
        return edited;
    }

    private void copy(FileTokens other, int from, int to, int growth) {
        int needed = count + to - from;
        if (needed > numbers.length) {
            resize(needed + 64);
        }
        System.arraycopy(other.numbers, from, numbers, count, to - from);
        System.arraycopy(other.kinds, from, kinds, count, to - from);
        for (int i = from; i < to; i++) {
            starts[count + i - from] = other.starts[i] + growth;
            ends[count + i - from] = other.ends[i] + growth;
        }
        count = needed;
    }

    private void add(Lexer lexer, int from) {
        if (count == numbers.length) {
            resize(count * 2);
        }
        numbers[count] = vocabulary.number(lexer.token());
        starts[count] = lexer.start() + from;
        ends[count] = lexer.end() + from;
        kinds[count] = (byte) (lexer.kind().ordinal() | (lexer.isFirst() ? FIRST : 0));
        count++;
    }

    private void resize(int size) {
        numbers = Arrays.copyOf(numbers, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        kinds = Arrays.copyOf(kinds, size);
    }

    @Override
    public int count() {
        return count;
    }

    int number(int token) {
        return numbers[token];
    }

    @Override
    public int start(int token) {
        return starts[token];
    }

    @Override
    public int end(int token) {
        return ends[token];
    }

    TokenKind kind(int token) {
        return KINDS[kinds[token] & KIND];
    }

    @Override
    public boolean isFirst(int token) {
        return (kinds[token] & FIRST) != 0;
    }

    /** This with {@code more} in the place of the tokens from {@code hole} to {@code behind}; they have no extent. */
    FileTokens with(int[] more, int size, int hole, int behind) {
        var other = new FileTokens(language, vocabulary);
        other.copy(this, 0, hole, 0);
        other.resize(Math.max(other.numbers.length, hole + size));
        for (int i = 0; i < size; i++) {
            other.numbers[hole + i] = more[i];
            other.starts[hole + i] = hole > 0 ? ends[hole - 1] : 0;
            other.ends[hole + i] = other.starts[hole + i];
            other.kinds[hole + i] = (byte) Features.kind(vocabulary.word(more[i])).ordinal();
        }
        other.count = hole + size;
        other.copy(this, behind, count, 0);
        return other;
    }

    @Override
    public int firstFrom(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 1;
    }

    int[] numbers() {
        return Arrays.copyOf(numbers, count);
    }

    /**
     * Tells {@code tally} what follows in this text where {@code context} stands, but for the tokens from {@code hole}
     * to {@code behind}, at which somebody writes; each place with the most tokens that fit.
     *
     * @param context the nearest token first
     */
    void tell(int[] context, int hole, int behind, Tally tally) {
        for (int i = 0; i < count; i++) {
            if (i == hole) {
                i = behind;
                if (i >= count) {
                    return;
                }
            }
            int length = 0;
            while (length < context.length && length < SuffixCounts.DEPTH
                    && (i - length > 0 ? numbers[i - length - 1] : Vocabulary.NOTHING) == context[length]) {
                length++;
            }
            tally.add(numbers[i], length, 1);
        }
    }
}

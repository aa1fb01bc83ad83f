package dev.rustaiide.ai.next.edit.internal;

import java.util.Arrays;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.completion.tokens.Relexing;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.text.TextChange;

/**
 * The tokens of a text. Of code, strings are tokens and comments lie between; where somebody has changed what a string
 * or a comment says, the words of all of them are tokens too. Immutable once made, but for the spelling, which learns
 * more words: for one thread at a time.
 */
final class SiteTokens implements Relexing.Tokens {
    private static final TokenKind[] KINDS = TokenKind.values();
    private static final Zone[] ZONES = Zone.values();

    private final String text;
    private final Spelling spelling;
    private int[] numbers = new int[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private byte[] kinds = new byte[256];
    private byte[] zones = new byte[256];
    private int count;
    /** Where the places of each number begin among {@link #places}; empty until somebody asks. */
    private int[] firsts = new int[0];
    private int[] places = new int[0];

    private SiteTokens(String text, Spelling spelling) {
        this.text = text;
        this.spelling = spelling;
    }

    /** As a compiler sees it. */
    static SiteTokens ofCode(String text, String language, Spelling spelling) {
        var tokens = new SiteTokens(text, spelling);
        Lexer lexer = Lexer.of(text, 0, language);
        while (lexer.next()) {
            tokens.add(lexer, 0);
        }
        return tokens;
    }

    /** Those of the text that {@code change} makes of this one, as a compiler sees it: only what it touches is cut. */
    SiteTokens edited(TextChange change, String language) {
        String after = new StringBuilder(text.length() + Math.max(0, change.growth())).append(text, 0, change.start())
                .append(change.replacement().toString()).append(text, change.end(), text.length()).toString();
        if (count == 0) {
            return ofCode(after, language, spelling);
        }
        int head = Relexing.head(this, change);
        int from = Relexing.from(this, head);
        var edited = new SiteTokens(after, spelling);
        edited.copy(this, 0, head, 0);
        int tail = Relexing.cut(this, change, after.substring(from), from, language, edited::add);
        edited.copy(this, tail, count, change.growth());
        return edited;
    }

    private void copy(SiteTokens other, int from, int to, int growth) {
        int size = to - from;
        reserve(count + size);
        System.arraycopy(other.numbers, from, numbers, count, size);
        System.arraycopy(other.kinds, from, kinds, count, size);
        System.arraycopy(other.zones, from, zones, count, size);
        System.arraycopy(other.starts, from, starts, count, size);
        System.arraycopy(other.ends, from, ends, count, size);
        for (int i = count; growth != 0 && i < count + size; i++) {
            starts[i] += growth;
            ends[i] += growth;
        }
        count += size;
    }

    private void add(Lexer lexer, int from) {
        add(lexer.start() + from, lexer.end() + from, lexer.kind(), Zone.CODE);
    }

    /** As people read it, given what a compiler sees: the words of strings and comments too. */
    static SiteTokens ofAll(SiteTokens code) {
        var tokens = new SiteTokens(code.text, code.spelling);
        int done = 0;
        for (int i = 0; i < code.count; i++) {
            tokens.cut(done, code.starts[i], Zone.COMMENT);
            if (code.kind(i) == TokenKind.STRING) {
                tokens.cut(code.starts[i], code.ends[i], Zone.STRING);
            } else {
                tokens.copy(code, i, i + 1, 0);
            }
            done = code.ends[i];
        }
        tokens.cut(done, code.text.length(), Zone.COMMENT);
        return tokens;
    }

    /** The words and signs of what lies in one zone. */
    static SiteTokens ofProse(String text, Zone zone, Spelling spelling) {
        var tokens = new SiteTokens(text, spelling);
        tokens.cut(0, text.length(), zone);
        return tokens;
    }

    private void cut(int from, int to, Zone zone) {
        int at = from;
        while (at < to) {
            char first = text.charAt(at);
            int start = at++;
            if (Lexer.isPart(first)) {
                while (at < to && Lexer.isPart(text.charAt(at))) {
                    at++;
                }
                boolean number = first >= '0' && first <= '9';
                add(start, at, number ? TokenKind.NUMBER : TokenKind.WORD, zone);
            } else if (first > ' ') {
                at += Character.isHighSurrogate(first) && at < to ? 1 : 0;
                add(start, at, TokenKind.SIGN, zone);
            }
        }
    }

    private void add(int start, int end, TokenKind kind, Zone zone) {
        reserve(count + 1);
        numbers[count] = spelling.number(text, start, end);
        starts[count] = start;
        ends[count] = end;
        kinds[count] = (byte) kind.ordinal();
        zones[count] = (byte) zone.ordinal();
        count++;
    }

    private void reserve(int needed) {
        if (needed > numbers.length) {
            int size = Math.max(needed, numbers.length * 2);
            numbers = Arrays.copyOf(numbers, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            kinds = Arrays.copyOf(kinds, size);
            zones = Arrays.copyOf(zones, size);
        }
    }

    /** Notes where each token stands, which takes a while once. */
    private void findPlaces() {
        int[] begin = new int[spelling.size() + 2];
        for (int i = 0; i < count; i++) {
            begin[numbers[i] + 2]++;
        }
        for (int i = 1; i < begin.length; i++) {
            begin[i] += begin[i - 1];
        }
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[begin[numbers[i] + 1]++] = i;
        }
        firsts = begin;
        places = found;
    }

    /** Where a sign stands, ascending. */
    int[] places(char sign) {
        return places(spelling.number(String.valueOf(sign), 0, 1));
    }

    /** How many tokens have that number. */
    int countOf(int number) {
        if (firsts.length == 0) {
            findPlaces();
        }
        return number < 0 || number + 1 >= firsts.length ? 0 : firsts[number + 1] - firsts[number];
    }

    /** The {@code index}th token that has that number. */
    int place(int number, int index) {
        return places[firsts[number] + index];
    }

    /**
     * Where {@code sequence} stands, ascending. Looked for by the rarest of its tokens.
     *
     * @param sequence at least one number
     */
    int[] places(int... sequence) {
        int rarest = 0;
        for (int i = 1; i < sequence.length; i++) {
            rarest = countOf(sequence[i]) < countOf(sequence[rarest]) ? i : rarest;
        }
        int[] found = new int[countOf(sequence[rarest])];
        int size = 0;
        for (int i = 0; i < found.length; i++) {
            int at = place(sequence[rarest], i) - rarest;
            if (stands(sequence, at)) {
                found[size++] = at;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private boolean stands(int[] sequence, int at) {
        for (int i = 0; i < sequence.length; i++) {
            if (number(at + i) != sequence[i]) {
                return false;
            }
        }
        return at >= 0;
    }

    String text() {
        return text;
    }

    Spelling spelling() {
        return spelling;
    }

    @Override
    public int count() {
        return count;
    }

    /** Its number; -1 before the first and behind the last. */
    int number(int token) {
        return token < 0 || token >= count ? -1 : numbers[token];
    }

    /** Where it starts; the end of the text behind the last. */
    @Override
    public int start(int token) {
        return token >= count ? text.length() : starts[token];
    }

    /** Where it ends; the start of the text before the first. */
    @Override
    public int end(int token) {
        return token < 0 ? 0 : ends[token];
    }

    TokenKind kind(int token) {
        return KINDS[kinds[token]];
    }

    /** Whether it says something of its own: a name, a number or a string. */
    boolean isOperand(int token) {
        return token >= 0 && token < count && kinds[token] != TokenKind.SIGN.ordinal();
    }

    Zone zone(int token) {
        return ZONES[zones[token]];
    }

    @Override
    public int firstFrom(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 1;
    }

    /** What lies between two neighbours, the second of them {@code token}: blanks and comments. */
    String gap(int token) {
        return text.substring(end(token - 1), start(token));
    }

    /** Whether a line ends between it and the one before it; the first is the first of its line. */
    @Override
    public boolean isFirst(int token) {
        int end = end(token - 1);
        int feed = text.indexOf('\n', end);
        return token == 0 || feed >= 0 && feed < start(token);
    }

    /** The brackets that the tokens from {@code from} to {@code to} leave open; -1 if they close what is not theirs. */
    int open(int from, int to) {
        int depth = 0;
        for (int i = from; i < to && depth >= 0; i++) {
            depth += depth(numbers[i]);
        }
        return depth;
    }

    /** 1 for what opens, -1 for what closes. */
    int depth(int number) {
        return switch (number < 0 ? 0 : spelling.sign(number)) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }
}

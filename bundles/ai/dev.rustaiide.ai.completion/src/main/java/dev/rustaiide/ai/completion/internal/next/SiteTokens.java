package dev.rustaiide.ai.completion.internal.next;

import java.util.Arrays;

import dev.rustaiide.ai.completion.internal.Lexer;
import dev.rustaiide.ai.completion.internal.TokenKind;

/**
 * The tokens of a text. Of code, strings are tokens and comments lie between; where somebody has changed what a string
 * or a comment says, the words of all of them are tokens too. Immutable once made.
 */
final class SiteTokens {
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

    private SiteTokens(String text, Spelling spelling) {
        this.text = text;
        this.spelling = spelling;
    }

    /** As a compiler sees it. */
    static SiteTokens ofCode(String text, String language, Spelling spelling) {
        var tokens = new SiteTokens(text, spelling);
        Lexer lexer = Lexer.of(text, 0, language);
        while (lexer.next()) {
            tokens.add(lexer.start(), lexer.end(), lexer.kind(), Zone.CODE);
        }
        return tokens;
    }

    /** As people read it: the words of strings and comments too. */
    static SiteTokens ofAll(String text, String language, Spelling spelling) {
        var tokens = new SiteTokens(text, spelling);
        Lexer lexer = Lexer.of(text, 0, language);
        int done = 0;
        while (lexer.next()) {
            tokens.cut(done, lexer.start(), Zone.COMMENT);
            if (lexer.kind() == TokenKind.STRING) {
                tokens.cut(lexer.start(), lexer.end(), Zone.STRING);
            } else {
                tokens.add(lexer.start(), lexer.end(), lexer.kind(), Zone.CODE);
            }
            done = lexer.end();
        }
        tokens.cut(done, text.length(), Zone.COMMENT);
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
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
            zones = Arrays.copyOf(zones, count * 2);
        }
        numbers[count] = spelling.number(text, start, end);
        starts[count] = start;
        ends[count] = end;
        kinds[count] = (byte) kind.ordinal();
        zones[count] = (byte) zone.ordinal();
        count++;
    }

    /** They are what the text consists of: how frequent each is counts from now on. */
    SiteTokens counted() {
        for (int i = 0; i < count; i++) {
            spelling.count(numbers[i]);
        }
        return this;
    }

    String text() {
        return text;
    }

    Spelling spelling() {
        return spelling;
    }

    int count() {
        return count;
    }

    /** Its number; -1 before the first and behind the last. */
    int number(int token) {
        return token < 0 || token >= count ? -1 : numbers[token];
    }

    /** Where it starts; the end of the text behind the last. */
    int start(int token) {
        return token >= count ? text.length() : starts[token];
    }

    /** Where it ends; the start of the text before the first. */
    int end(int token) {
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

    /** The first that does not start before {@code offset}. */
    int firstFrom(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 1;
    }

    /** What lies between two neighbours, the second of them {@code token}: blanks and comments. */
    String gap(int token) {
        return text.substring(end(token - 1), start(token));
    }

    /** Whether a line ends between it and the one before it; the first is the first of its line. */
    boolean isFirst(int token) {
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

package dev.rustaiide.ai.inference.internal.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.inference.internal.grammar.Expression.Call;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Characters;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Choice;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Range;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Repeat;
import dev.rustaiide.ai.inference.internal.grammar.Expression.Sequence;

/**
 * Reads llama.cpp's form of BNF: {@code name ::= "text" [a-z] other ( … | … )* {2,5} .}, with comments behind
 * {@code #}. A rule ends with its line unless that is inside of parentheses or ends with {@code |}.
 */
final class Gbnf {
    private static final int LAST = Character.MAX_CODE_POINT;
    private static final int MOST_REPEATS = 10_000;
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    private Gbnf(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is no such text, with the line and what is wrong there */
    static Map<String, Expression> parse(String text) {
        return new Gbnf(text).rules();
    }

    private Map<String, Expression> rules() {
        Map<String, Expression> rules = new LinkedHashMap<>();
        skip(true);
        while (at < text.length()) {
            String name = name();
            skip(false);
            if (!text.startsWith("::=", at)) {
                throw wrong("::= expected");
            }
            at += 3;
            skip(true);
            if (rules.put(name, choice(false)) != null) {
                throw wrong(name + " is there twice");
            }
            skip(true);
        }
        return rules;
    }

    private IllegalArgumentException wrong(String what) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new IllegalArgumentException("line " + Math.max(1, line) + ": " + what);
    }

    private void skip(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t' || lines && (c == '\n' || c == '\r')) {
                at++;
            } else {
                return;
            }
        }
    }

    private boolean isNameAt(int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private String name() {
        int from = at;
        while (isNameAt(at)) {
            at++;
        }
        if (from == at) {
            throw wrong("the name of a rule expected");
        }
        return text.substring(from, at);
    }

    private Expression choice(boolean nested) {
        if (++depth > DEEPEST) {
            throw wrong("nested too deep");
        }
        List<Expression> options = new ArrayList<>();
        options.add(sequence(nested));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            skip(true);
            options.add(sequence(nested));
        }
        depth--;
        return options.size() == 1 ? options.getFirst() : new Choice(options);
    }

    private Expression sequence(boolean nested) {
        List<Expression> parts = new ArrayList<>();
        while (at < text.length() && "\n\r|)".indexOf(text.charAt(at)) < 0) {
            Expression item = item();
            skip(nested);
            while (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
                item = repeated(item);
                skip(nested);
            }
            parts.add(item);
        }
        return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private Expression item() {
        char c = text.charAt(at);
        if (isNameAt(at)) {
            return new Call(name());
        }
        at++;
        switch (c) {
            case '"':
                return literal();
            case '[':
                return characters();
            case '.':
                return new Characters(List.of(new Range(0, LAST)));
            case '(':
                skip(true);
                Expression inner = choice(true);
                if (at >= text.length() || text.charAt(at) != ')') {
                    throw wrong(") expected");
                }
                at++;
                return inner;
            default:
                throw wrong("nothing begins with " + c);
        }
    }

    private Expression literal() {
        List<Expression> letters = new ArrayList<>();
        while (peek() != '"') {
            int letter = letter();
            letters.add(new Characters(List.of(new Range(letter, letter))));
        }
        at++;
        return new Sequence(letters);
    }

    private int peek() {
        if (at >= text.length() || text.charAt(at) == '\n') {
            throw wrong("it does not end");
        }
        return text.charAt(at);
    }

    private Expression characters() {
        boolean others = peek() == '^';
        at += others ? 1 : 0;
        List<Range> ranges = new ArrayList<>();
        while (peek() != ']') {
            int low = letter();
            int high = low;
            if (peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']') {
                at++;
                high = letter();
            }
            if (high < low) {
                throw wrong("a range from high to low");
            }
            ranges.add(new Range(low, high));
        }
        at++;
        return new Characters(others ? allBut(ranges) : ranges);
    }

    private static List<Range> allBut(List<Range> ranges) {
        List<Range> sorted = ranges.stream().sorted((a, b) -> Integer.compare(a.low(), b.low())).toList();
        List<Range> others = new ArrayList<>();
        int next = 0;
        for (Range range : sorted) {
            if (range.low() > next) {
                others.add(new Range(next, range.low() - 1));
            }
            next = Math.max(next, range.high() + 1);
        }
        if (next <= LAST) {
            others.add(new Range(next, LAST));
        }
        return others;
    }

    private int letter() {
        int letter = text.codePointAt(at);
        at += Character.charCount(letter);
        if (letter != '\\') {
            return letter;
        }
        char escaped = (char) peek();
        at++;
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case '"', '\\', '[', ']', '-', '^' -> escaped;
            default -> throw wrong("nobody knows \\" + escaped);
        };
    }

    private int hex(int digits) {
        try {
            int value = Integer.parseInt(text, at, Math.min(text.length(), at + digits), 16);
            at += digits;
            if (value > LAST) {
                throw wrong("no such character");
            }
            return value;
        } catch (NumberFormatException no) {
            throw wrong(digits + " hexadecimal digits expected");
        }
    }

    private Expression repeated(Expression item) {
        switch (text.charAt(at++)) {
            case '*':
                return new Repeat(item, 0, -1);
            case '+':
                return new Repeat(item, 1, -1);
            case '?':
                return new Repeat(item, 0, 1);
            default:
                return counted(item);
        }
    }

    private Expression counted(Expression item) {
        skip(false);
        int least = text.startsWith(",", at) ? 0 : count();
        int most = least;
        skip(false);
        if (text.startsWith(",", at)) {
            at++;
            skip(false);
            most = text.startsWith("}", at) ? -1 : count();
            skip(false);
        }
        if (!text.startsWith("}", at) || most >= 0 && most < least) {
            throw wrong("{least,most} expected");
        }
        at++;
        return new Repeat(item, least, most);
    }

    private int count() {
        int value = 0;
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && value <= MOST_REPEATS) {
            value = 10 * value + Character.digit(text.charAt(at++), 10);
        }
        if (from == at || value > MOST_REPEATS) {
            throw wrong("a number up to " + MOST_REPEATS + " expected");
        }
        return value;
    }
}

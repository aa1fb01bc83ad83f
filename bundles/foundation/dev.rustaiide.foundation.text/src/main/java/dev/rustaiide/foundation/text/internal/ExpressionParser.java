package dev.rustaiide.foundation.text.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads what {@link Pattern} has compiled with {@link Pattern#MULTILINE}. A set of characters is not read but cut out
 * and given to {@link Pattern} itself, so that the two cannot be of different minds about it.
 */
public final class ExpressionParser {
    private static final String SET_ESCAPES = "dDwWsShHvV";
    private static final String CHARACTER_ESCAPES = "tnrfae";
    private static final int IN_ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /** More than so often is as good as without end. */
    private static final int OFTEN = 64;
    private static final int DEEP = 100;

    private final String text;
    private final CharacterSets sets = new CharacterSets();
    private int flags;
    private int at;
    private int depth;
    private boolean looksAround;

    /** The expression has something in it that this does not know. */
    public static final class UnknownSyntax extends Exception {
        private static final long serialVersionUID = 1;

        UnknownSyntax(String what) {
            super(what, null, false, false);
        }
    }

    public ExpressionParser(String text, boolean matchCase) {
        this.text = Quotations.resolve(text);
        this.flags = Pattern.MULTILINE | (matchCase ? 0 : IN_ANY_CASE);
    }

    public Expression parse() throws UnknownSyntax {
        Expression all = choice();
        if (at < text.length()) {
            throw unknown("an end");
        }
        return all;
    }

    /** The sets that the expression names by number. */
    List<CharacterSet> sets() {
        return sets.all();
    }

    /** Whether what is beside a match says whether it is one. */
    public boolean looksAround() {
        return looksAround;
    }

    private Expression choice() throws UnknownSyntax {
        if (++depth > DEEP) {
            throw unknown("too deep");
        }
        var parts = new ArrayList<Expression>();
        parts.add(sequence());
        while (skip("|")) {
            parts.add(sequence());
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Expression.Choice(parts);
    }

    private Expression sequence() throws UnknownSyntax {
        var parts = new ArrayList<Expression>();
        while (at < text.length() && peek() != '|' && peek() != ')') {
            parts.add(repeated(item()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Sequence(parts);
    }

    private Expression repeated(Expression part) throws UnknownSyntax {
        Expression all = switch (peek()) {
            case '*' -> quantified(part, 0, Expression.Repetition.ENDLESS);
            case '+' -> quantified(part, 1, Expression.Repetition.ENDLESS);
            case '?' -> quantified(part, 0, 1);
            case '{' -> counted(part);
            default -> part;
        };
        if (all != part && !skip("?")) {
            // Reluctant and possessive ones match no more than the others.
            skip("+");
        }
        if ("*+?{".indexOf(peek()) >= 0) {
            throw unknown("a quantifier of a quantifier");
        }
        return all;
    }

    private Expression quantified(Expression part, int least, int most) {
        at++;
        return new Expression.Repetition(part, least, most);
    }

    private Expression counted(Expression part) throws UnknownSyntax {
        at++;
        int least = number();
        int most = !skip(",") ? least : peek() == '}' ? Integer.MAX_VALUE : number();
        if (!skip("}")) {
            throw unknown("a count");
        }
        return new Expression.Repetition(part, Math.min(least, OFTEN),
                most > OFTEN ? Expression.Repetition.ENDLESS : most);
    }

    private int number() throws UnknownSyntax {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start || at - start > 6) {
            throw unknown("a count");
        }
        return Integer.parseInt(text, start, at, 10);
    }

    private Expression item() throws UnknownSyntax {
        return switch (peek()) {
            case '\\' -> escape();
            case '[' -> {
                int start = at;
                at = ClassBrackets.end(text, at);
                yield set(start);
            }
            case '(' -> group();
            case '.' -> {
                at++;
                yield set(at - 1);
            }
            case '^' -> place(Expression.Edge.LINE_START, 1);
            case '$' -> place(Expression.Edge.LINE_END, 1);
            case '*', '+', '?', '{' -> throw unknown("nothing to repeat");
            default -> character();
        };
    }

    private Expression place(Expression.Edge edge, int length) {
        at += length;
        return new Expression.Place(edge);
    }

    private Expression character() throws UnknownSyntax {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return literal(point);
    }

    private Expression literal(int point) throws UnknownSyntax {
        if (Character.getType(point) == Character.SURROGATE) {
            throw unknown("half a character");
        }
        return new Expression.One(sets.literal(point, flags));
    }

    /** The set that is written from {@code start} to here. */
    private Expression set(int start) throws UnknownSyntax {
        try {
            return new Expression.One(sets.written(text.substring(start, at), flags));
        } catch (PatternSyntaxException other) {
            throw unknown(other.getDescription());
        }
    }

    private Expression escape() throws UnknownSyntax {
        int start = at++;
        char escaped = peek();
        if (escaped == 'x' || escaped == 'u') {
            return hexadecimal();
        } else if (escaped == 'p' || escaped == 'P') {
            at++;
            at = peek() == '{' ? behind('}') : at + 1;
            return set(start);
        } else if (SET_ESCAPES.indexOf(escaped) >= 0 || CHARACTER_ESCAPES.indexOf(escaped) >= 0) {
            at++;
            return set(start);
        } else if (escaped == 'b' && !text.startsWith("b{", at)) {
            return place(Expression.Edge.WORD_EDGE, 1);
        } else if (escaped == 'B') {
            return place(Expression.Edge.NO_WORD_EDGE, 1);
        } else if (escaped == 0 || Expression.Side.of(escaped) == Expression.Side.WORD && escaped != '_') {
            throw unknown("\\" + escaped);
        }
        return character();
    }

    private Expression hexadecimal() throws UnknownSyntax {
        boolean braces = text.startsWith("x{", at);
        int start = at + (braces ? 2 : 1);
        at = braces ? behind('}') : start + (peek() == 'x' ? 2 : 4);
        try {
            int point = Integer.parseInt(text, start, braces ? at - 1 : at, 16);
            return literal(Character.isValidCodePoint(point) ? point : Character.MIN_SURROGATE);
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            throw unknown(none.toString());
        }
    }

    private int behind(char closing) throws UnknownSyntax {
        int end = text.indexOf(closing, at);
        if (end < 0) {
            throw unknown("no " + closing);
        }
        return end + 1;
    }

    private Expression group() throws UnknownSyntax {
        int outside = flags;
        at++;
        if (skip("?=") || skip("?!") || skip("?<=") || skip("?<!")) {
            looksAround = true;
            choice();
            close(outside);
            return Expression.NOTHING;
        } else if (skip("?<")) {
            at = behind('>');
        } else if (!skip("?:") && !skip("?>") && skip("?") && flagsAlone()) {
            return Expression.NOTHING;
        }
        Expression inside = choice();
        close(outside);
        return inside;
    }

    private void close(int outside) throws UnknownSyntax {
        if (!skip(")")) {
            throw unknown("no )");
        }
        flags = outside;
    }

    /** Reads flags behind a question mark, and whether they are for what follows the group. */
    private boolean flagsAlone() throws UnknownSyntax {
        boolean on = true;
        for (char letter = peek(); letter != ')' && letter != ':'; letter = peek()) {
            int flag = letter == 'i' ? Pattern.CASE_INSENSITIVE : letter == 'u' ? Pattern.UNICODE_CASE
                    : letter == 's' ? Pattern.DOTALL : letter == 'm' && on ? Pattern.MULTILINE : 0;
            if (flag == 0 && (letter != '-' || !on)) {
                throw unknown("a flag");
            }
            on &= letter != '-';
            flags = on ? flags | flag : flags & ~flag;
            at++;
        }
        return text.charAt(at++) == ')';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    private UnknownSyntax unknown(String what) {
        return new UnknownSyntax(what + " at " + at + " of " + text);
    }
}

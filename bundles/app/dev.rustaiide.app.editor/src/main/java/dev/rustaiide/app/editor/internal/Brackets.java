package dev.rustaiide.app.editor.internal;

import java.util.function.IntPredicate;

import dev.rustaiide.foundation.text.Text;

/** Partners of brackets by counting, for texts and moments without a syntax tree. */
public final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    /** Farther away nobody sees the partner. */
    private static final int REACH = 20_000;

    private Brackets() {}

    /** Where the bracket that {@code closing}, put at {@code offset}, would close stands; -1 if there is none near. */
    public static int openerBefore(Text text, int offset, char closing, IntPredicate inLiteral) {
        char opening = OPENING.charAt(CLOSING.indexOf(closing));
        int depth = 1;
        for (int at = offset - 1, end = Math.max(0, offset - REACH); at >= end; at--) {
            char c = text.charAt(at);
            if ((c == opening || c == closing) && !inLiteral.test(at)) {
                depth += c == closing ? 1 : -1;
                if (depth == 0) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** Where the bracket that closes the one at {@code offset} stands; -1 if there is none near. */
    public static int closerBehind(Text text, int offset, IntPredicate inLiteral) {
        char opening = text.charAt(offset);
        char closing = CLOSING.charAt(OPENING.indexOf(opening));
        int depth = 0;
        for (int at = offset, end = Math.min(text.length(), offset + REACH); at < end; at++) {
            char c = text.charAt(at);
            if ((c == opening || c == closing) && !inLiteral.test(at)) {
                depth += c == opening ? 1 : -1;
                if (depth == 0) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** The bracket next to {@code offset}, the one behind it first; -1 if there is none. */
    public static int nextTo(Text text, int offset) {
        if (offset < text.length() && isBracket(text.charAt(offset))) {
            return offset;
        }
        return offset > 0 && isBracket(text.charAt(offset - 1)) ? offset - 1 : -1;
    }

    static boolean isBracket(char c) {
        return OPENING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0;
    }

    /** The partner of the bracket at {@code offset}; -1 if it has none near. */
    public static int partner(Text text, int offset, IntPredicate inLiteral) {
        char c = text.charAt(offset);
        return OPENING.indexOf(c) >= 0 ? closerBehind(text, offset, inLiteral)
                : openerBefore(text, offset, c, inLiteral);
    }
}

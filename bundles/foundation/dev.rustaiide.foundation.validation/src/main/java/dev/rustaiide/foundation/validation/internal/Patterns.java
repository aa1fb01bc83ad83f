package dev.rustaiide.foundation.validation.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions from outside: whether one can keep the matcher busy for ever. Pure functions. */
final class Patterns {
    private static final int LONGEST = 500;

    private Patterns() {}

    static boolean isPattern(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException odd) {
            return false;
        }
    }

    /**
     * Whether something is repeated that itself repeats or chooses, which can take time that doubles with each
     * character, or refers to what was matched before. Refuses some that would do no harm, never the reverse of them.
     */
    static boolean isExplosive(String pattern) {
        if (pattern.length() > LONGEST) {
            return true;
        }
        Deque<Boolean> groups = new ArrayDeque<>();
        boolean varies = false;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> {
                    i++;
                    if (i < pattern.length() && "123456789k".indexOf(pattern.charAt(i)) >= 0) {
                        return true;
                    }
                }
                case '[' -> i = classEnd(pattern, i);
                case '(' -> {
                    groups.push(varies);
                    varies = false;
                }
                case ')' -> {
                    boolean repeated = i + 1 < pattern.length() && "+*{".indexOf(pattern.charAt(i + 1)) >= 0;
                    if (repeated && varies) {
                        return true;
                    }
                    varies |= repeated | !groups.isEmpty() && groups.pop();
                }
                case '+', '*', '{', '|' -> varies = true;
                default -> { }
            }
        }
        return false;
    }

    /** The offset of the bracket that closes a class of characters, or of the end. */
    private static int classEnd(String pattern, int start) {
        int at = start + 1;
        if (pattern.startsWith("^", at)) {
            at++;
        }
        if (pattern.startsWith("]", at)) {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}

package dev.rustaiide.foundation.text.internal;

/** Finds where a set of characters in brackets ends, {@code [a-z&&[^x]]}. */
final class ClassBrackets {
    private ClassBrackets() {}

    /** Behind the bracket that closes the one at {@code start}. */
    static int end(String regex, int start) throws ExpressionParser.UnknownSyntax {
        int depth = 0;
        // A bracket that closes nothing yet is a character of the set, to some.
        boolean empty = true;
        for (int i = start; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == ']' && empty) {
                throw new ExpressionParser.UnknownSyntax("] at " + i);
            } else if (c == '\\') {
                refuse(regex, ++i);
            } else if (c == '[') {
                depth++;
                i += regex.startsWith("^", i + 1) ? 1 : 0;
            } else if (c == ']' && --depth == 0) {
                return i + 1;
            }
            empty = c == '[' || c == '&';
        }
        throw new ExpressionParser.UnknownSyntax("no ]");
    }

    private static void refuse(String regex, int escaped) throws ExpressionParser.UnknownSyntax {
        if (escaped == regex.length() || "cN0".indexOf(regex.charAt(escaped)) >= 0) {
            throw new ExpressionParser.UnknownSyntax("an escape in a set");
        }
    }
}

package dev.rustaiide.app.workspace.management.internal;

/** Finds characters that every match of a regular expression must hold. */
final class Literals {
    /** Behind these the next characters are not themselves: code points, classes, references, quotations. */
    private static final String LONG_ESCAPES = "xuUpPNk0cQEX123456789";

    private Literals() {}

    /** The longest such run that is easily seen; empty if there is none, or the expression is not an easy one. */
    static String longestIn(String regex) {
        if (regex.contains("|") || regex.contains("(?")) {
            return "";
        }
        String longest = "";
        var run = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            boolean optional = i + 1 < regex.length() && "*?{".indexOf(regex.charAt(i + 1)) >= 0;
            if ((Character.isLetterOrDigit(c) || c == '_' || c == ' ') && !optional) {
                run.append(c);
                longest = run.length() > longest.length() ? run.toString() : longest;
                continue;
            }
            run.setLength(0);
            if (c == '\\' && (++i == regex.length() || LONG_ESCAPES.indexOf(regex.charAt(i)) >= 0)) {
                return "";
            }
            i = c == '(' || c == '[' || c == '{' ? end(regex, i) : i;
        }
        return longest;
    }

    /**
     * Whether every match lies within one line, and is the same whether the rest of the text is there or not. Says no
     * of all that is not plainly so.
     */
    static boolean staysInLine(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            char next = i + 1 < regex.length() ? regex.charAt(i + 1) : 0;
            if (c == '\\') {
                boolean plain = next > ' ' && next < 0x80 && !Character.isLetterOrDigit(next);
                if (!plain && "wdbBS".indexOf(next) < 0) {
                    return false;
                }
                i++;
            } else if (c < ' ' || c == '[' && next == '^' || c == '(' && next == '?') {
                return false;
            }
        }
        return true;
    }

    /** Where the group, class or count that starts at {@code start} ends; the end of the text if it does not. */
    private static int end(String regex, int start) {
        int depth = 0;
        for (int i = start; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0 && --depth == 0) {
                return i;
            }
        }
        return regex.length();
    }
}

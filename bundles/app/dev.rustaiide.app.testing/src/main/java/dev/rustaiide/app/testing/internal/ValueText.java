package dev.rustaiide.app.testing.internal;

/** Lays out values that tests print as Rust's {@code Debug} does, so that they can be compared line by line. */
final class ValueText {
    private static final int SHORT = 60;
    private static final int LONGEST = 1 << 20;
    private static final String INDENT = "    ";

    private ValueText() {}

    /** {@code value} in lines: the content of a string, or each part of a long value in a line of its own. */
    static String of(String value) {
        String text = value.strip();
        if (isOneString(text)) {
            return unescaped(text.substring(1, text.length() - 1));
        }
        return text.length() <= SHORT || text.contains("\n") || text.length() > LONGEST ? text : inLines(text);
    }

    private static boolean isOneString(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return false;
        }
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return false;
            }
        }
        return true;
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case '\\', '"', '\'' -> plain.append(text.charAt(i));
                default -> plain.append('\\').append(text.charAt(i)); // a character by its number is best seen so
            }
        }
        return plain.toString();
    }

    private static String inLines(String text) {
        var lines = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                int end = stringEnd(text, i);
                lines.append(text, i, end);
                i = end - 1;
            } else if (c == '{' || c == '[' || c == '(') {
                i = opened(text, i, lines, ++depth);
                depth = i < 0 ? depth - 1 : depth;
                i = Math.abs(i);
            } else if (c == '}' || c == ']' || c == ')') {
                depth = Math.max(0, depth - 1);
                trim(lines);
                lines.append('\n').append(INDENT.repeat(depth)).append(c);
            } else if (c == ',' && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
                lines.append(",\n").append(INDENT.repeat(depth));
                i++;
            } else {
                lines.append(c);
            }
        }
        return lines.toString();
    }

    /** Writes a bracket and what belongs to it; gives the last place it took, negative if it was closed at once. */
    private static int opened(String text, int at, StringBuilder lines, int depth) {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next < text.length() && "}])".indexOf(text.charAt(next)) >= 0) {
            lines.append(text.charAt(at)).append(text.charAt(next));
            return -next;
        }
        lines.append(text.charAt(at)).append('\n').append(INDENT.repeat(depth));
        return next - 1;
    }

    private static int stringEnd(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static void trim(StringBuilder lines) {
        while (!lines.isEmpty() && lines.charAt(lines.length() - 1) == ' ') {
            lines.setLength(lines.length() - 1);
        }
    }
}

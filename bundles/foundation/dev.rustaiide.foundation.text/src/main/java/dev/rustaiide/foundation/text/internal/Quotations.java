package dev.rustaiide.foundation.text.internal;

/** Text between \Q and \E of a regular expression, which stands for itself. */
final class Quotations {
    private Quotations() {}

    /** The same expression with each quoted character escaped by itself. */
    static String resolve(String regex) {
        var resolved = new StringBuilder();
        int i = 0;
        while (i < regex.length()) {
            int end = Math.min(regex.length(), i + (regex.charAt(i) == '\\' ? 2 : 1));
            if (regex.startsWith("\\Q", i)) {
                int close = regex.indexOf("\\E", i + 2);
                int last = close < 0 ? regex.length() : close;
                regex.substring(i + 2, last).codePoints().forEach(point -> append(resolved, point));
                i = close < 0 ? last : close + 2;
            } else {
                resolved.append(regex, i, end);
                i = end;
            }
        }
        return resolved.toString();
    }

    private static void append(StringBuilder resolved, int point) {
        if (point < 0x80) {
            resolved.append("\\x").append(Character.forDigit(point >> 4, 16))
                    .append(Character.forDigit(point & 15, 16));
        } else {
            resolved.appendCodePoint(point);
        }
    }
}

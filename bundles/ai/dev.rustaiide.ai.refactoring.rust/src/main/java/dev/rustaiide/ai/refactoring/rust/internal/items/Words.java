package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;

/** Splits code that people write on a line. */
final class Words {
    private Words() {}

    /** {@code text} between the {@code mark}s that are in no brackets and no strings; two colons are no mark. */
    static List<String> split(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i > 0 ? text.charAt(i - 1) : ' ';
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            boolean twin = c == ':' && (before == ':' || after == ':')
                    || c == '=' && (after == '=' || after == '>' || "=<>!+-*/".indexOf(before) >= 0);
            if (c == '"') {
                i = endOfString(text, i);
            } else if ("([{<".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0 || c == '>' && before != '-' && before != '=') {
                depth--;
            } else if (c == mark && depth <= 0 && !twin) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static int endOfString(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return text.length() - 1;
    }
}

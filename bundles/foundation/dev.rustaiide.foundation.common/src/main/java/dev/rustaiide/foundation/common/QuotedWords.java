package dev.rustaiide.foundation.common;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line as people write arguments for a shell: blanks part them, quotes and backslashes hold together.
 * Nothing else of a shell counts: {@code $}, {@code *} and {@code ;} stand for themselves. Pure functions.
 */
public final class QuotedWords {
    private QuotedWords() {}

    /** The words of {@code line}. A quote that is not closed holds all the rest; two quotes alone are an empty word. */
    public static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'' && at + 1 < line.length() && escapes(line.charAt(at + 1), quote)) {
                word.append(line.charAt(++at));
                begun = true;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** Within double quotes a backslash is one, unless it stands before what has a meaning there. */
    private static boolean escapes(char next, char quote) {
        return quote == 0 || next == '"' || next == '\\';
    }

    /** A line of which {@link #split} makes {@code words}. */
    public static String join(List<String> words) {
        return String.join(" ", words.stream().map(QuotedWords::quoted).toList());
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"'
                || c == '\'' || c == '\\');
        return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

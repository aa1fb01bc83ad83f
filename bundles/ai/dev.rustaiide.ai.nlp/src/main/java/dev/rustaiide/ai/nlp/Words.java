package dev.rustaiide.ai.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words in identifiers and texts. */
public final class Words {
    private Words() {}

    /**
     * The words of {@code text} in small letters and in order: {@code parse_HTTPHeader2} has parse, http, header and 2.
     * What is neither letter nor digit separates.
     */
    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!Character.isLetterOrDigit(c)) {
                start = end(text, start, i, words);
            } else if (start < 0) {
                start = i;
            } else if (begins(text, i, next)) {
                end(text, start, i, words);
                start = i;
            }
            i = next;
        }
        end(text, start, text.length(), words);
        return words;
    }

    private static int end(String text, int start, int end, List<String> words) {
        if (start >= 0 && end > start) {
            words.add(text.substring(start, end).toLowerCase(Locale.ROOT));
        }
        return -1;
    }

    /** Whether a word begins at {@code i}, within letters and digits. */
    private static boolean begins(String text, int i, int next) {
        int c = text.codePointAt(i);
        int before = text.codePointBefore(i);
        if (Character.isDigit(c) != Character.isDigit(before)) {
            return true;
        }
        if (!Character.isUpperCase(c)) {
            return false;
        }
        return !Character.isUpperCase(before)
                || next < text.length() && Character.isLowerCase(text.codePointAt(next));
    }
}

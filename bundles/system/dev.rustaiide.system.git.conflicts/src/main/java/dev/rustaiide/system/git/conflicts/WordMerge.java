package dev.rustaiide.system.git.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.text.Text;

/** Merges what two sides did to the same lines, where they did it to other words. Any thread may use it. */
public final class WordMerge {
    /** Longer ones have lines enough to be merged by. */
    private static final int LONGEST = 40_000;
    private static final String LINE_FEED = "\0n";

    private WordMerge() {}

    /** What comes of both; empty if they changed the same words, or words side by side. */
    public static Optional<String> of(String base, String ours, String theirs) {
        if (base.length() + ours.length() + theirs.length() > LONGEST || (base + ours + theirs).indexOf('\0') >= 0) {
            return Optional.empty();
        }
        ThreeWay words = ThreeWay.of(words(base), words(ours), words(theirs));
        if (words.conflicts() > 0) {
            return Optional.empty();
        }
        StringBuilder all = new StringBuilder();
        words.merged((before, left, right) -> "").toString().lines()
                .forEach(word -> all.append(word.equals(LINE_FEED) ? "\n" : word.replace("\0r", "\r")));
        return Optional.of(all.toString());
    }

    /** Each word, run of blanks or mark in a line of its own. */
    private static Text words(String text) {
        StringBuilder words = new StringBuilder();
        for (String word : split(text)) {
            words.append(word.equals("\n") ? LINE_FEED : word.replace("\r", "\0r")).append('\n');
        }
        return Text.of(words);
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int kind = kind(text.codePointAt(start));
            int end = start + Character.charCount(text.codePointAt(start));
            while (kind != 0 && end < text.length() && kind(text.codePointAt(end)) == kind) {
                end += Character.charCount(text.codePointAt(end));
            }
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    private static int kind(int point) {
        return point == '\n' ? 0 : Character.isUnicodeIdentifierPart(point) && point != 0 ? 1
                : Character.isWhitespace(point) ? 2 : 0;
    }
}

package dev.rustaiide.ai.provenance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Words that were put into a line of which other parts were there, so that the line can be found when somebody goes on
 * with it.
 *
 * @param line its number, from zero, when they were
 * @param before hash of the line before it; empty at the start of the file
 * @param after hash of the line behind it; empty at the end of the file
 * @param length of the words, in characters
 * @param hash of the words
 */
record Words(int line, String before, String after, int length, String hash) {
    /** Those of one insertion that made {@code after}: of its first and its last line, if others were there too. */
    static List<Words> of(Text before, Text after) {
        List<Words> found = new ArrayList<>();
        Optional<TextChange> change = TextChange.between(before, after);
        if (change.isPresent() && change.get().start() == change.get().end()) {
            int start = change.get().start();
            int end = start + change.get().replacement().length();
            int first = after.lineOf(start);
            int last = after.lineOf(end);
            of(after, first, start, Math.min(end, after.lineEnd(first))).ifPresent(found::add);
            if (last > first) {
                of(after, last, after.lineStart(last), end).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Words> of(Text text, int line, int start, int end) {
        String words = text.substring(start, end).strip();
        if (!LineHashes.isTelling(words) || words.equals(text.line(line).strip())) {
            return Optional.empty();
        }
        return Optional.of(new Words(line, line == 0 ? "" : LineHashes.of(text.line(line - 1)),
                line + 1 < text.lineCount() ? LineHashes.of(text.line(line + 1)) : "",
                words.length(), hash(words)));
    }

    private static String hash(String words) {
        return LineHashes.sha256(words).substring(0, LineHashes.DIGITS);
    }

    /** Whether the words stand somewhere in {@code text}. */
    boolean areIn(String text) {
        for (int start = 0; start + length <= text.length(); start++) {
            if (hash(text.substring(start, start + length)).equals(hash)) {
                return true;
            }
        }
        return false;
    }

    /** {@code line:before:after:length:hash}. */
    String print() {
        return line + ":" + before + ":" + after + ":" + length + ":" + hash;
    }

    /** What {@link #print} gave; empty if it is none. */
    static Optional<Words> parse(String text) {
        String[] parts = text.split(":", -1);
        return parts.length != 5 || !parts[0].matches("\\d{1,9}") || !parts[3].matches("[1-9]\\d{0,5}")
                ? Optional.empty() : Optional.of(new Words(Integer.parseInt(parts[0]), parts[1], parts[2],
                        Integer.parseInt(parts[3]), parts[4]));
    }
}

package dev.rustaiide.system.git.conflicts;

import java.util.Optional;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.WordDiff;
import dev.rustaiide.foundation.types.Span;

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
        for (Span span : WordDiff.words(text)) {
            String word = text.substring(span.start(), span.end());
            words.append(word.equals("\n") ? LINE_FEED : word.replace("\r", "\0r")).append('\n');
        }
        return Text.of(words);
    }
}

package dev.rustaiide.system.git.conflicts;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.WordDiff;
import dev.rustaiide.foundation.types.Span;

/** Merges what two sides did to the same lines, where they did it to other words. Any thread may use it. */
public final class WordMerge {
    /** Longer ones have lines enough to be merged by. */
    private static final int LONGEST = 40_000;
    private static final String LINE_FEED = "\0n";
    /** Changes of a side that are named; more are counted. */
    private static final int NAMED = 3;
    private static final int QUOTED = 60;

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

    /** Why {@link #of} does what it does, as a sentence: which words each side changed, or which both did. */
    public static String reason(String base, String ours, String theirs) {
        if (base.length() + ours.length() + theirs.length() > LONGEST || (base + ours + theirs).indexOf('\0') >= 0) {
            return "There is too much of it to compare it word by word.";
        }
        ThreeWay words = ThreeWay.of(words(base), words(ours), words(theirs));
        return words.chunks().stream().filter(chunk -> chunk.kind() == ThreeWay.Kind.CONFLICT).findFirst()
                .map(chunk -> "Both changed the same words or words side by side: " + was(words, chunk) + ", ours "
                        + became(words, chunk, true) + " and theirs " + became(words, chunk, false) + '.')
                .orElseGet(() -> "The sides changed other words: " + side(words, ThreeWay.Kind.OURS) + "; "
                        + side(words, ThreeWay.Kind.THEIRS) + '.');
    }

    private static String side(ThreeWay words, ThreeWay.Kind kind) {
        boolean isOurs = kind == ThreeWay.Kind.OURS;
        List<String> changes = words.chunks().stream().filter(chunk -> chunk.kind() == kind)
                .map(chunk -> was(words, chunk) + ' ' + became(words, chunk, isOurs)).toList();
        String all = String.join(", ", changes.subList(0, Math.min(NAMED, changes.size())));
        String more = changes.size() > NAMED ? " and " + (changes.size() - NAMED) + " more" : "";
        return (isOurs ? "ours " : "theirs ") + (changes.isEmpty() ? "none" : all + more);
    }

    private static String was(ThreeWay words, ThreeWay.Chunk chunk) {
        return quoted(words.base(), chunk.base(), chunk.baseEnd());
    }

    private static String became(ThreeWay words, ThreeWay.Chunk chunk, boolean isOurs) {
        return "to " + (isOurs ? quoted(words.ours(), chunk.ours(), chunk.oursEnd())
                : quoted(words.theirs(), chunk.theirs(), chunk.theirsEnd()));
    }

    private static String quoted(Text words, int first, int end) {
        StringBuilder text = new StringBuilder();
        words.subSequence(TextDiff.lineStart(words, first), TextDiff.lineStart(words, end)).toString().lines()
                .forEach(word -> text.append(word.equals(LINE_FEED) ? " " : word.replace("\0r", "")));
        String said = text.toString().strip().replaceAll("\\s+", " ");
        return said.isEmpty() ? "nothing" : '“' + (said.length() > QUOTED ? said.substring(0, QUOTED) + '…' : said)
                + '”';
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

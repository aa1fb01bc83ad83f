package dev.rustaiide.app.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.app.diff.internal.LinePairing;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.text.WordDiff;
import dev.rustaiide.foundation.types.Span;

/** What differs between two texts, with the lines that belong together and the words that differ in them. Immutable. */
public final class Comparison {
    /** The longest text that is compared, in bytes of UTF-8. */
    public static final int MOST_BYTES = 64 << 20;

    private final DiffText before;
    private final DiffText after;
    private final List<Hunk> hunks;
    private final List<List<LinePair>> pairs;
    private final Map<Integer, List<Span>> wordsBefore;
    private final Map<Integer, List<Span>> wordsAfter;

    private Comparison(DiffText before, DiffText after, List<Hunk> hunks, List<List<LinePair>> pairs,
            Map<Integer, List<Span>> wordsBefore, Map<Integer, List<Span>> wordsAfter) {
        this.before = before;
        this.after = after;
        this.hunks = List.copyOf(hunks);
        this.pairs = pairs;
        this.wordsBefore = wordsBefore;
        this.wordsAfter = wordsAfter;
    }

    /**
     * Lines of a hunk at one height.
     *
     * @param before the line of the old text, from zero; -1 if only the new one has something there
     * @param after the line of the new text; -1 if only the old one has something there
     */
    public record LinePair(int before, int after) {}

    /**
     * Compares; not on the UI thread: 5 ms for 10,000 lines with 1,000 changes.
     *
     * @throws FailureException if one of the texts is longer than {@link #MOST_BYTES}
     */
    public static Comparison of(DiffText before, DiffText after) throws FailureException {
        for (DiffText side : List.of(before, after)) {
            if (side.text().byteLength() > MOST_BYTES) {
                throw new FailureException(new Failure.Other("Cannot compare " + side.title() + ".",
                        "It has more than " + (MOST_BYTES >> 20) + " MB.",
                        "Compare a part of it, or use a program for large files."));
            }
        }
        return of(before, after, TextDiff.of(before.text(), after.text()));
    }

    /** As {@link #of(DiffText, DiffText)} with hunks that are known; not on the UI thread either. */
    public static Comparison of(DiffText before, DiffText after, List<Hunk> hunks) {
        List<List<LinePair>> pairs = new ArrayList<>();
        Map<Integer, List<Span>> old = new HashMap<>();
        Map<Integer, List<Span>> fresh = new HashMap<>();
        for (Hunk hunk : hunks) {
            List<LinePair> aligned = LinePairing.of(before.text(), after.text(), hunk);
            pairs.add(aligned);
            for (LinePair pair : aligned) {
                if (pair.before >= 0 && pair.after >= 0) {
                    WordDiff words = WordDiff.of(before.text().line(pair.before), after.text().line(pair.after));
                    old.put(pair.before, words.before());
                    fresh.put(pair.after, words.after());
                }
            }
        }
        return new Comparison(before, after, hunks, pairs, old, fresh);
    }

    /** Two texts of which nothing is known yet: no differences. */
    public static Comparison nothing() {
        DiffText empty = DiffText.plain("", Text.EMPTY);
        return new Comparison(empty, empty, List.of(), List.of(), Map.of(), Map.of());
    }

    public DiffText before() {
        return before;
    }

    public DiffText after() {
        return after;
    }

    public DiffText side(DiffSide side) {
        return side == DiffSide.BEFORE ? before : after;
    }

    /** In order; between two of them is at least one line that both texts have. */
    public List<Hunk> hunks() {
        return hunks;
    }

    /** The lines of a hunk in the order in which they stand beside each other. */
    public List<LinePair> pairs(int hunk) {
        return pairs.get(hunk);
    }

    /** The words of a changed line that its counterpart has not; none if it has no counterpart or all is new. */
    public List<Span> words(DiffSide side, int line) {
        return (side == DiffSide.BEFORE ? wordsBefore : wordsAfter).getOrDefault(line, List.of());
    }

    /** What makes the new text like the old one where {@code hunk} is: takes it back. */
    public List<TextChange> takingBack(int hunk) {
        Hunk one = hunks.get(hunk);
        Hunk back = new Hunk(one.afterStart(), one.afterEnd(), one.beforeStart(), one.beforeEnd());
        return TextDiff.changes(after.text(), before.text(), List.of(back));
    }

    /**
     * A quick guess of the comparison after {@code change} of the new text: what it touches is a hunk, the words in it
     * are not looked at. For the moment until the true one is there; any thread.
     */
    public Comparison edited(TextChange change) {
        Text old = after.text();
        Text fresh = old.apply(List.of(change));
        int first = old.lineOf(change.start());
        int last = old.lineOf(change.end()) + 1;
        int growth = TextDiff.lineCount(fresh) - TextDiff.lineCount(old);
        last = Math.min(last, TextDiff.lineCount(old));
        List<Hunk> guessed = new ArrayList<>();
        int shift = 0;
        Hunk touched = null;
        for (Hunk hunk : hunks) {
            if (hunk.afterEnd() < first) {
                guessed.add(hunk);
                shift = hunk.beforeEnd() - hunk.afterEnd();
            } else if (hunk.afterStart() > last) {
                if (touched == null) {
                    touched = new Hunk(first + shift, last + shift, first, last + growth);
                    guessed.add(touched);
                }
                guessed.add(new Hunk(hunk.beforeStart(), hunk.beforeEnd(), hunk.afterStart() + growth,
                        hunk.afterEnd() + growth));
            } else {
                // It and the next ones that are touched become one.
                int start = Math.min(hunk.afterStart(), touched == null ? first : touched.afterStart());
                int beforeStart = touched == null ? hunk.beforeStart() - (hunk.afterStart() - start)
                        : touched.beforeStart();
                int end = Math.max(hunk.afterEnd(), last);
                if (touched != null) {
                    guessed.removeLast();
                }
                touched = new Hunk(beforeStart, hunk.beforeEnd() + end - hunk.afterEnd(), start, end + growth);
                guessed.add(touched);
            }
        }
        if (touched == null) {
            guessed.add(new Hunk(first + shift, last + shift, first, last + growth));
        }
        guessed.removeIf(hunk -> hunk.removed() == 0 && hunk.added() == 0);
        return guess(fresh, guessed, first, last, growth);
    }

    private Comparison guess(Text fresh, List<Hunk> guessed, int first, int last, int growth) {
        LineTints stale = after.tints();
        LineTints moved = line -> line < first ? stale.of(line) : line >= last + growth ? stale.of(line - growth)
                : List.of();
        DiffText side = new DiffText(after.title(), fresh, moved);
        List<List<LinePair>> aligned = new ArrayList<>();
        for (Hunk hunk : guessed) {
            aligned.add(LinePairing.inOrder(hunk));
        }
        return new Comparison(before, side, guessed, aligned, Map.of(), Map.of());
    }
}

package dev.rustaiide.app.git.internal.ruler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.editor.LineVersions.Bar;
import dev.rustaiide.app.editor.LineVersions.Kind;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.system.git.integration.FileVersions;

/**
 * What differs between a text in an editor, what is staged of it, and the last commit. Immutable; any thread may use
 * it.
 *
 * @param text as it is edited
 * @param changes in the order of their lines in it
 */
record ChangedLines(FileVersions versions, Text text, List<Change> changes) {
    /** Nothing is known of a file that Git has nowhere. */
    static final ChangedLines NONE = new ChangedLines(new FileVersions("", Text.EMPTY, Text.EMPTY, Text.EMPTY, false),
            Text.EMPTY, List.of());

    /**
     * One change.
     *
     * @param bar where it is in the text that is edited
     * @param hunk between what is staged and the text, or if it {@code isStaged}, between the last commit and that
     * @param number of the hunk among its like, from zero
     */
    record Change(Bar bar, Hunk hunk, int number, boolean isStaged) {}

    ChangedLines {
        changes = List.copyOf(changes);
    }

    /** Compares; takes as long as reading the texts once. */
    static ChangedLines of(FileVersions versions, Text text) {
        boolean isUnknown = versions.head().length() == 0 && versions.index().length() == 0;
        if (versions.binary() || isUnknown) {
            return new ChangedLines(versions, text, List.of());
        }
        List<Hunk> open = TextDiff.of(versions.index(), versions.kept(text));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Hunk hunk = open.get(i);
            changes.add(new Change(bar(hunk.afterStart(), hunk.afterEnd(), hunk.removed() > 0, false), hunk, i, false));
        }
        List<Hunk> staged = TextDiff.of(versions.head(), versions.index());
        for (int i = 0; i < staged.size(); i++) {
            addStaged(staged.get(i), i, open, changes);
        }
        changes.sort(Comparator.comparingInt((Change change) -> change.bar().first())
                .thenComparing(change -> change.bar().end()));
        return new ChangedLines(versions, text, changes);
    }

    private static Bar bar(int first, int end, boolean hadLines, boolean hollow) {
        Kind kind = first == end ? Kind.REMOVED : hadLines ? Kind.CHANGED : Kind.ADDED;
        return new Bar(first, end, kind, hollow);
    }

    /** Its lines, as far as they are in the text still, where they are there. */
    private static void addStaged(Hunk hunk, int number, List<Hunk> open, List<Change> to) {
        if (hunk.added() == 0) {
            int at = lineOf(hunk.afterStart(), open);
            if (at >= 0) {
                to.add(new Change(bar(at, at, true, true), hunk, number, true));
            }
            return;
        }
        int first = -1;
        int end = -1;
        for (int line = hunk.afterStart(); line <= hunk.afterEnd(); line++) {
            int at = line < hunk.afterEnd() ? lineOf(line, open) : -1;
            if (at >= 0 && at == end) {
                end++;
            } else {
                if (first >= 0) {
                    to.add(new Change(bar(first, end, hunk.removed() > 0, true), hunk, number, true));
                }
                first = at;
                end = at + 1;
            }
        }
    }

    /** Where a line of what is staged is in the text; -1 if it is not there. */
    private static int lineOf(int line, List<Hunk> open) {
        int low = 0;
        int high = open.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).beforeEnd() <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int shift = low == 0 ? 0 : open.get(low - 1).afterEnd() - open.get(low - 1).beforeEnd();
        boolean isGone = low < open.size() && open.get(low).beforeStart() <= line;
        return isGone ? -1 : line + shift;
    }

    List<Bar> bars() {
        return changes.stream().map(Change::bar).toList();
    }

    /** The one that {@code line} is in; what is open before what is staged. */
    Optional<Change> at(int line) {
        return changes.stream().filter(change -> change.bar().isAt(line))
                .min(Comparator.comparing(Change::isStaged));
    }

    /** The first that begins behind {@code line}, or else the first of all. */
    Optional<Change> after(int line) {
        return changes.stream().filter(change -> change.bar().first() > line).findFirst()
                .or(() -> changes.stream().findFirst());
    }

    /** The last that begins before {@code line}, or else the last of all. */
    Optional<Change> before(int line) {
        return changes.stream().filter(change -> change.bar().first() < line).reduce((one, next) -> next)
                .or(() -> changes.stream().reduce((one, next) -> next));
    }

    /** The lines that gave way to {@code change}. */
    String old(Change change) {
        Text from = change.isStaged() ? versions.head() : versions.index();
        return from.substring(TextDiff.lineStart(from, change.hunk().beforeStart()),
                TextDiff.lineStart(from, change.hunk().beforeEnd()));
    }

    /** What brings the lines back that {@code change}, which is not staged, took; with {@code lineEnd} behind each. */
    TextChange reverting(Change change, String lineEnd) {
        Hunk hunk = change.hunk();
        int start = TextDiff.lineStart(text, hunk.afterStart());
        int end = TextDiff.lineStart(text, hunk.afterEnd());
        String lines = old(change).replace("\r\n", "\n").replace("\n", lineEnd);
        boolean isEnd = end == text.length() && start == end && start > 0 && text.charAt(start - 1) != '\n';
        return TextChange.of(start, end, isEnd ? lineEnd + lines : lines);
    }
}

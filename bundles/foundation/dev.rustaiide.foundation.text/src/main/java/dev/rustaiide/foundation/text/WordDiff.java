package dev.rustaiide.foundation.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.types.Span;

/**
 * What differs between two lines, word by word: words, runs of spaces and single marks are matched as
 * {@link TextDiff} matches lines. Lines that have hardly anything in common have no parts that differ: all of them
 * does, and marks would only be noise. Any thread may use it.
 *
 * @param before the parts of the old line that the new one has not, ascending and apart
 * @param after the parts of the new line that the old one has not
 */
public record WordDiff(List<Span> before, List<Span> after) {
    private static final WordDiff NOTHING = new WordDiff(List.of(), List.of());
    /** A longer line is compared at its front and back only. */
    private static final int LONGEST = 4000;
    /** So much of the longer line, without spaces, has to be in both. */
    private static final double LEAST_COMMON = 0.3;

    public WordDiff {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Compares two lines, which come without their terminators. */
    public static WordDiff of(String before, String after) {
        if (before.equals(after)) {
            return NOTHING;
        }
        if (before.length() > LONGEST || after.length() > LONGEST) {
            return ends(before, after);
        }
        List<Span> old = words(before);
        List<Span> fresh = words(after);
        Map<String, Integer> numbers = new HashMap<>();
        List<Hunk> hunks = new LineMatching(numbered(before, old, numbers), numbered(after, fresh, numbers)).hunks();
        List<Span> removed = new ArrayList<>();
        List<Span> added = new ArrayList<>();
        for (Hunk hunk : hunks) {
            add(removed, old, hunk.beforeStart(), hunk.beforeEnd(), before);
            add(added, fresh, hunk.afterStart(), hunk.afterEnd(), after);
        }
        boolean alike = ink(before, removed) >= LEAST_COMMON * Math.max(ink(before, List.of()), ink(after, List.of()));
        return alike ? new WordDiff(removed, added) : NOTHING;
    }

    private static WordDiff ends(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int head = 0;
        while (head < most && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return new WordDiff(nonEmpty(head, before.length() - tail), nonEmpty(head, after.length() - tail));
    }

    private static List<Span> nonEmpty(int start, int end) {
        return start < end ? List.of(new Span(start, end)) : List.of();
    }

    /** The words of {@code text}, which are all of it: names, runs of blanks, single marks and ends of lines. */
    public static List<Span> words(String text) {
        List<Span> words = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int kind = kind(text.codePointAt(start));
            int end = start + Character.charCount(text.codePointAt(start));
            while (kind != 0 && end < text.length() && kind(text.codePointAt(end)) == kind) {
                end += Character.charCount(text.codePointAt(end));
            }
            words.add(new Span(start, end));
            start = end;
        }
        return words;
    }

    private static int kind(int point) {
        return point == '\n' ? 0 : Character.isUnicodeIdentifierPart(point) ? 1 : Character.isWhitespace(point) ? 2 : 0;
    }

    private static int[] numbered(String line, List<Span> words, Map<String, Integer> numbers) {
        int[] numbered = new int[words.size()];
        for (int i = 0; i < numbered.length; i++) {
            Span word = words.get(i);
            numbered[i] = numbers.computeIfAbsent(line.substring(word.start(), word.end()), fresh -> numbers.size());
        }
        return numbered;
    }

    /** Parts that only spaces keep apart are one. */
    private static void add(List<Span> parts, List<Span> words, int from, int to, String line) {
        if (from == to) {
            return;
        }
        Span part = new Span(words.get(from).start(), words.get(to - 1).end());
        if (!parts.isEmpty() && line.substring(parts.getLast().end(), part.start()).isBlank()) {
            part = new Span(parts.removeLast().start(), part.end());
        }
        parts.add(part);
    }

    /** How many characters but spaces are not in {@code parts}. */
    private static int ink(String line, List<Span> parts) {
        int count = 0;
        int next = 0;
        for (int i = 0; i < line.length(); i++) {
            while (next < parts.size() && parts.get(next).end() <= i) {
                next++;
            }
            boolean inside = next < parts.size() && parts.get(next).start() <= i;
            count += inside || Character.isWhitespace(line.charAt(i)) ? 0 : 1;
        }
        return count;
    }
}

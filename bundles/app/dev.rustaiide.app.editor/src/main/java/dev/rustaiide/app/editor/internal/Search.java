package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/**
 * What somebody looks for in a text.
 *
 * @param wanted characters, or a regular expression if {@code regex}
 */
public record Search(String wanted, boolean matchCase, boolean wholeWord, boolean regex) {
    /** So many are shown and counted. */
    public static final int MOST = 100_000;
    private static final int WINDOW = 1 << 16;

    /** How the search goes on and whether it should. */
    @FunctionalInterface
    public interface Check {
        /** Throws if the search is not wanted any more. */
        void check() throws InterruptedException;
    }

    /** Where {@code wanted} stands first from {@code from} on, letter by letter; -1 if nowhere. */
    public static int indexOf(Text text, String wanted, int from) {
        int overlap = wanted.length() - 1;
        for (int at = from; at + wanted.length() <= text.length(); at += WINDOW) {
            String window = text.substring(at, Math.min(text.length(), at + WINDOW + overlap));
            int found = window.indexOf(wanted);
            if (found >= 0) {
                return at + found;
            }
        }
        return -1;
    }

    /**
     * The pattern that finds it.
     *
     * @throws PatternSyntaxException if the regular expression is none
     */
    public Pattern pattern() {
        String core = regex ? wanted : Pattern.quote(wanted);
        String whole = wholeWord ? "(?<![\\p{L}\\p{N}_])(?:" + core + ")(?![\\p{L}\\p{N}_])" : core;
        return Pattern.compile(whole, Pattern.MULTILINE | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /**
     * All matches, {@link #MOST} at most; empty ones are left out. A regular expression sees one line at a time unless
     * it speaks of line feeds, so that a large text needs no copy of itself.
     *
     * @throws PatternSyntaxException if the regular expression is none
     */
    public List<Span> matches(Text text, Check check) throws InterruptedException {
        List<Span> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        Pattern pattern = pattern();
        boolean lines = !wanted.contains("\n") && !(regex && (wanted.contains("\\n") || wanted.contains("\\s")
                || wanted.contains("\\R") || wanted.contains("[^") || wanted.contains("(?")));
        if (!lines) {
            find(pattern.matcher(new Interruptible(text.toString())), 0, found);
            return found;
        }
        for (int line = 0; line < text.lineCount() && found.size() < MOST;) {
            check.check();
            int start = text.lineStart(line);
            int next = Math.max(line + 1, text.lineOf(Math.min(text.length(), start + WINDOW)));
            int end = next < text.lineCount() ? text.lineStart(next) : text.length();
            find(pattern.matcher(new Interruptible(text.substring(start, end))), start, found);
            line = next;
        }
        return found;
    }

    private static void find(Matcher matcher, int shift, List<Span> found) {
        while (found.size() < MOST && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(new Span(shift + matcher.start(), shift + matcher.end()));
            }
        }
    }

    /** What {@code match} becomes: {@code replacement}, with {@code $1} and the like filled in for a regular one. */
    public String replacement(Text text, Span match, String replacement) {
        String matched = text.substring(match.start(), match.end());
        if (!regex) {
            return replacement;
        }
        Matcher matcher = Pattern.compile(wanted, matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(matched);
        return matcher.matches() ? matcher.replaceFirst(replacement.replace("\\n", "\n").replace("\\t", "\t")) : replacement;
    }

    /** Lets a pattern that runs wild be stopped: it looks at characters all the time. */
    private record Interruptible(CharSequence text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the search was given up");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}

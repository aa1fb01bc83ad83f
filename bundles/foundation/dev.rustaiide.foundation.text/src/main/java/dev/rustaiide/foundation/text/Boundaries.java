package dev.rustaiide.foundation.text;

import java.text.BreakIterator;
import java.util.Locale;

import dev.rustaiide.foundation.types.Span;

/**
 * Where a caret may stand: between the characters that people see (extended grapheme clusters of Unicode annex 29), and
 * at the edges of words. A word of source text is a run of letters, digits and underscores, or of other visible
 * characters; in scripts that are written without spaces, what the JDK takes for a word. Pure functions that look at a
 * bounded part of the text around the offset, except for words longer than that.
 */
public final class Boundaries {
    /** Longer than any cluster that means something. */
    private static final int CLUSTER = 64;
    private static final int MOST_OF_CLUSTER = 4096;
    /** Around an offset in a script without spaces. */
    private static final int UNSPACED = 128;
    /** Below, no character combines with the one before. */
    private static final char FIRST_COMBINING = 0x300;
    private static final char FIRST_UNSPACED = 0x0E00;

    private enum Kind {
        SPACE, WORD, UNSPACED_WORD, OTHER
    }

    private Boundaries() {}

    /** The end of the character that starts at {@code offset}; the end of the text stays. */
    public static int nextCharacter(Text text, int offset) {
        if (offset >= text.length() - 1) {
            return text.length();
        }
        if (isPlain(text.charAt(offset), text.charAt(offset + 1))) {
            return offset + 1;
        }
        for (int most = CLUSTER; ; most *= 4) {
            int end = Math.min(text.length(), offset + most);
            int next = offset + firstCluster(text.substring(offset, end));
            if (next < end || end == text.length() || most >= MOST_OF_CLUSTER) {
                return next;
            }
        }
    }

    private static int firstCluster(String characters) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(characters);
        return clusters.next();
    }

    /** The start of the character that ends at {@code offset}; 0 stays. */
    public static int previousCharacter(Text text, int offset) {
        if (offset <= 1) {
            return 0;
        }
        var window = new TextWindow(text);
        int start = offset - 1;
        while (start > 0 && offset - start < MOST_OF_CLUSTER
                && !isPlain(window.charAt(start - 1), window.charAt(start))) {
            start--;
        }
        if (start == offset - 1) {
            return start;
        }
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text.substring(start, offset));
        return start + clusters.preceding(offset - start);
    }

    /** Whether these are two characters, whatever stands around them. */
    private static boolean isPlain(char before, char after) {
        return isAlone(before) && isAlone(after) && (before != '\r' || after != '\n');
    }

    /** Neither combines with its like nor is part of a sequence: no need to ask the break iterator, which is slow. */
    private static boolean isAlone(char c) {
        return c < FIRST_COMBINING || c >= 0x0370 && c < 0x0483 || c >= 0x3041 && c <= 0x3096
                || c >= 0x4E00 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3;
    }

    /** Past white space and line ends, then the end of the word there. */
    public static int nextWordEnd(Text text, int offset) {
        int start = skipForward(text, offset, Kind.SPACE);
        return start == text.length() ? start : endOfRun(text, start);
    }

    /** Past the word at {@code offset}, then past the white space behind it, but not into the next line's. */
    public static int nextWordStart(Text text, int offset) {
        if (offset == text.length()) {
            return offset;
        }
        boolean space = kindAfter(text, offset) == Kind.SPACE;
        return skipForward(text, space ? offset : endOfRun(text, offset), Kind.SPACE);
    }

    /** Back past white space and line ends, then the start of the word there. */
    public static int previousWordStart(Text text, int offset) {
        int end = skipBack(text, offset, Kind.SPACE);
        return end == 0 ? 0 : startOfRun(text, end);
    }

    /** The word that {@code offset} lies in or touches; one before it counts only if none starts there. Else empty. */
    public static Span wordAt(Text text, int offset) {
        if (offset < text.length() && isWord(kindAfter(text, offset))) {
            int end = endOfRun(text, offset);
            return new Span(startOfRun(text, end), end);
        }
        if (offset > 0 && isWord(kindBefore(text, offset))) {
            return new Span(startOfRun(text, offset), offset);
        }
        return new Span(offset, offset);
    }

    private static boolean isWord(Kind kind) {
        return kind == Kind.WORD || kind == Kind.UNSPACED_WORD;
    }

    private static int endOfRun(Text text, int start) {
        Kind kind = kindAfter(text, start);
        int end = skipForward(text, start, kind);
        if (kind != Kind.UNSPACED_WORD) {
            return end;
        }
        int from = Math.max(skipBack(text, start, kind), start - UNSPACED);
        return from + words(text.substring(from, Math.min(end, start + UNSPACED))).following(start - from);
    }

    private static int startOfRun(Text text, int end) {
        Kind kind = kindBefore(text, end);
        int start = skipBack(text, end, kind);
        if (kind != Kind.UNSPACED_WORD) {
            return start;
        }
        int from = Math.max(start, end - UNSPACED);
        int to = Math.min(skipForward(text, end, kind), end + UNSPACED);
        return from + words(text.substring(from, to)).preceding(end - from);
    }

    private static BreakIterator words(String characters) {
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(characters);
        return words;
    }

    private static int skipForward(Text text, int start, Kind kind) {
        var window = new TextWindow(text);
        int at = start;
        while (at < text.length() && kind(Character.codePointAt(window, at)) == kind) {
            at += Character.charCount(Character.codePointAt(window, at));
        }
        return at;
    }

    private static int skipBack(Text text, int end, Kind kind) {
        var window = new TextWindow(text);
        int at = end;
        while (at > 0 && kind(Character.codePointBefore(window, at)) == kind) {
            at -= Character.charCount(Character.codePointBefore(window, at));
        }
        return at;
    }

    private static Kind kindAfter(Text text, int offset) {
        return kind(Character.codePointAt(text, offset));
    }

    private static Kind kindBefore(Text text, int offset) {
        return kind(Character.codePointBefore(text, offset));
    }

    private static Kind kind(int point) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return Kind.SPACE;
        }
        if (point != '_' && !Character.isLetterOrDigit(point) && !combines(point)) {
            return Kind.OTHER;
        }
        return point >= FIRST_UNSPACED && isUnspaced(Character.UnicodeScript.of(point)) ? Kind.UNSPACED_WORD
                : Kind.WORD;
    }

    private static boolean combines(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(Character.UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}

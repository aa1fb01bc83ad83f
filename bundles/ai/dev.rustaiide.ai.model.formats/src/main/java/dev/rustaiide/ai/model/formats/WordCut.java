package dev.rustaiide.ai.model.formats;

/**
 * Cuts text into words as GPT-2 does, with
 * {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}, by hand: an engine for such
 * expressions takes most of the time that reading tokens takes.
 */
final class WordCut {
    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte NUMBER = 2;
    private static final byte SPACE = 3;
    private static final byte[] ASCII = new byte[0x80];

    static {
        for (int each = 0; each < ASCII.length; each++) {
            ASCII[each] = of(each);
        }
    }

    private WordCut() {}

    private static byte of(int codePoint) {
        if (Character.isLetter(codePoint)) {
            return LETTER;
        }
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
            default -> isSpace(codePoint) ? SPACE : OTHER;
        };
    }

    /** Unicode's White_Space. */
    private static boolean isSpace(int codePoint) {
        return codePoint == ' ' || codePoint >= '\t' && codePoint <= '\r' || codePoint == 0x85
                || codePoint > 0x85 && Character.isSpaceChar(codePoint);
    }

    private static byte kind(String text, int at) {
        char first = text.charAt(at);
        return first < 0x80 ? ASCII[first] : of(text.codePointAt(at));
    }

    private static int step(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) ? Character.charCount(text.codePointAt(at)) : 1;
    }

    /** Where the word ends that begins at {@code start}, which is before the end of {@code text}. */
    static int end(String text, int start) {
        char first = text.charAt(start);
        if (first == '\'') {
            int end = shortened(text, start + 1);
            if (end > 0) {
                return end;
            }
        }
        int at = start;
        byte kind = kind(text, at);
        if (first == ' ' && at + 1 < text.length()) {
            byte behind = kind(text, at + 1);
            if (behind != SPACE) {
                kind = behind;
                at++;
            }
        }
        int end = at;
        while (end < text.length() && kind(text, end) == kind) {
            end += step(text, end);
        }
        // The last space goes with what follows, if there is another before it.
        return kind == SPACE && end < text.length() && end - start > 1 ? end - 1 : end;
    }

    /** The end of what English shortens, such as {@code 're}; 0 if there is no such thing. */
    private static int shortened(String text, int at) {
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == 's' || next == 't' || next == 'm' || next == 'd') {
            return at + 1;
        }
        char behind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean two = (next == 'r' || next == 'v') && behind == 'e' || next == 'l' && behind == 'l';
        return two ? at + 2 : 0;
    }
}

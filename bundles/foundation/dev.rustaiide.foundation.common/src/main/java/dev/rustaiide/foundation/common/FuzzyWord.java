package dev.rustaiide.foundation.common;

/** One word of a {@link FuzzyPattern}, prepared for matching. Immutable. */
final class FuzzyWord {
    /** Longer words match by their first characters: nobody types them. */
    static final int MOST_CHARACTERS = 64;

    final char[] typed;
    final char[] folded;
    /** For each character whether only itself matches: others match in both cases. */
    final boolean[] exact;
    /** For each character where the same one, once folded, comes before; -1 if it does not. */
    final byte[] same;
    /** For each character of ASCII where it, once folded, is last; -1 if it is not in the word. */
    private final byte[] last = new byte[128];

    FuzzyWord(String word) {
        typed = word.substring(0, Math.min(word.length(), MOST_CHARACTERS)).toCharArray();
        folded = new char[typed.length];
        exact = new boolean[typed.length];
        same = new byte[typed.length];
        for (int i = 0; i < typed.length; i++) {
            folded[i] = fold(typed[i]);
            exact[i] = typed[i] != folded[i] && typed[i] != '\\';
            same[i] = (byte) lastBefore(i, folded[i]);
        }
        for (char c = 0; c < last.length; c++) {
            last[c] = (byte) lastBefore(typed.length, fold(c));
        }
    }

    /** Where the character, as typed, is first. */
    int first(char c) {
        int at = 0;
        while (typed[at] != c) {
            at++;
        }
        return at;
    }

    private int lastBefore(int end, char c) {
        int at = end - 1;
        while (at >= 0 && folded[at] != c) {
            at--;
        }
        return at;
    }

    /** The last place at which {@code c} may match, to be followed by those of {@link #same}; -1 if there is none. */
    int last(char c) {
        return c < 128 ? last[c] : lastBefore(typed.length, fold(c));
    }

    /** Case and the two kinds of path separators make no difference. */
    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\\' ? '/' : c;
        }
        return Character.toLowerCase(c);
    }

    @Override
    public String toString() {
        return new String(typed);
    }
}

package dev.rustaiide.foundation.text.internal;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A set of characters.
 *
 * @param ascii those of them that are ASCII
 * @param mayBeForeign whether there may be others
 * @param all whether a character is one of them
 */
record CharacterSet(BitSet ascii, boolean mayBeForeign, IntPredicate all) {
    private static final int ASCII = 0x80;
    /** What has a relative outside of ASCII that counts as the same in any case: dotless i, the Kelvin sign, long s. */
    private static final String RELATED = "iIkKsS";
    private static final Pattern PLAIN = Pattern.compile("\\\\[wdstnrfae]|\\[[\\w !-,./:-@`{-~-]+]");

    private CharacterSet(boolean mayBeForeign, IntPredicate all) {
        this(new BitSet(ASCII), mayBeForeign, all);
        for (int point = 0; point < ASCII; point++) {
            ascii.set(point, all.test(point));
        }
    }

    /** {@code point} alone, or whatever counts as the same. */
    static CharacterSet literal(int point, boolean matchCase) {
        int folded = fold(point);
        boolean foreign = point >= ASCII || !matchCase && RELATED.indexOf(point) >= 0;
        // Pattern does not say the same of a character that stands alone and of one in a row: this holds both.
        return new CharacterSet(foreign, other -> other == point || !matchCase && fold(other) == folded);
    }

    private static int fold(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    /**
     * What {@code source} writes, with flags of {@link Pattern}.
     *
     * @throws java.util.regex.PatternSyntaxException if that is no set
     */
    static CharacterSet written(String source, int flags) {
        Pattern set = Pattern.compile(source, flags);
        boolean plain = (flags & Pattern.CASE_INSENSITIVE) == 0 && PLAIN.matcher(source).matches();
        return new CharacterSet(!plain, point -> set.matcher(Character.toString(point)).matches());
    }

    boolean has(int point) {
        return point < ASCII ? ascii.get(point) : all.test(point);
    }
}

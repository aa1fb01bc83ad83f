package dev.rustaiide.foundation.text.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.text.internal.Expression.Side;

/**
 * Characters that an expression does not tell apart are one letter. ASCII is sorted at once, the others as they are
 * met. For one thread.
 */
final class Alphabet {
    /** No letter: what begins with this byte must be looked at. */
    static final int LOOK = 0;
    /** The end of the text. */
    static final int END = 1;
    private static final int ASCII = 0x80;

    private final List<CharacterSet> sets;
    private final boolean sides;
    private final List<Letter> letters = new ArrayList<>();
    private final Map<Letter, Integer> numbers = new HashMap<>();
    private final int[] ofBytes = new int[256];
    private final char @Nullable [][] pages = new char[Character.MAX_CODE_POINT / 256 + 1][];

    /** Which sets have it, and what it is to a place; the line feed is always alone. */
    private record Letter(BitSet sets, Side side, boolean feed) {}

    /** @param sides whether an expression looks at places */
    Alphabet(List<CharacterSet> sets, boolean sides) {
        this.sets = sets;
        this.sides = sides;
        letters.add(new Letter(new BitSet(), Side.OTHER, false));
        letters.add(new Letter(new BitSet(), Side.LINE, false));
        for (int point = 0; point < ASCII; point++) {
            ofBytes[point] = sort(point);
        }
    }

    /** How many letters there are by now. */
    int size() {
        return letters.size();
    }

    /** The letter of each byte that is a character, and {@link #LOOK}. */
    int[] ofBytes() {
        return ofBytes;
    }

    /** The letter of {@code point}, which may be a new one. */
    int of(int point) {
        if (point < ASCII) {
            return ofBytes[point];
        }
        char[] page = pages[point >> 8];
        if (page == null) {
            page = new char[256];
            pages[point >> 8] = page;
        }
        if (page[point & 0xFF] == 0) {
            page[point & 0xFF] = (char) sort(point);
        }
        return page[point & 0xFF];
    }

    boolean has(int letter, int set) {
        return letters.get(letter).sets.get(set);
    }

    Side side(int letter) {
        return letters.get(letter).side;
    }

    private int sort(int point) {
        var in = new BitSet();
        for (int set = 0; set < sets.size(); set++) {
            in.set(set, sets.get(set).has(point));
        }
        var letter = new Letter(in, sides ? Side.of(point) : Side.OTHER, point == '\n');
        Integer known = numbers.get(letter);
        if (known == null) {
            known = letters.size();
            letters.add(letter);
            numbers.put(letter, known);
        }
        return known;
    }
}

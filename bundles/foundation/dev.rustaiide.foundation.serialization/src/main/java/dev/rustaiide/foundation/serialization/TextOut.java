package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Texts, each distinct one once in a block, then which one it was each time. The characters are in Latin-1, which is
 * copied as it is; those of a text that has others are in UTF-16, which can hold surrogates without partner too.
 */
final class TextOut<V> implements SheetOut.Stream, Encoder {
    private static final int FEW = 16;

    private final Function<V, String> to;
    private @Nullable Object[] known = new Object[FEW];
    /** The hash and the place in {@link #known} plus one of each, at a slot near its hash; zero where there is none. */
    private long[] table = new long[2 * FEW];
    private int count;
    private final NumberOut numbers = new NumberOut();
    /** Of the distinct ones; inverted for UTF-16. */
    private final NumberOut lengths = new NumberOut();
    private final ByteSink characters = new ByteSink();

    TextOut(Function<V, String> to) {
        this.to = to;
    }

    @Override
    public void put(Object[] values, int many) {
        long[] found = numbers.more(many);
        int at = numbers.size() - many;
        @Nullable Object last = null;
        int number = 0;
        for (int i = 0; i < many; i++) {
            Object value = values[i];
            if (value != last) {
                number = find(value);
                last = value;
            }
            found[at + i] = number;
        }
    }

    @SuppressWarnings("unchecked") // values of this type only
    private int find(Object value) {
        int hash = value.hashCode();
        hash ^= hash >>> 15;
        int mask = table.length - 1;
        int slot = hash & mask;
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            int place = (int) entry - 1;
            if ((int) (entry >> 32) == hash && value.equals(known[place])) {
                return place;
            }
            slot = slot + 1 & mask;
        }
        append(to.apply((V) value));
        if (count == known.length) {
            grow();
            slot = freeSlot(table, hash);
        }
        known[count++] = value;
        table[slot] = (long) hash << 32 | count;
        return count - 1;
    }

    private void grow() {
        known = Arrays.copyOf(known, 2 * count);
        long[] larger = new long[4 * count];
        for (long entry : table) {
            if (entry != 0) {
                larger[freeSlot(larger, (int) (entry >> 32))] = entry;
            }
        }
        table = larger;
    }

    private static int freeSlot(long[] table, int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void append(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (isLatin(text, latin)) {
            lengths.add(latin.length);
            characters.bytes(latin, 0, latin.length);
        } else {
            lengths.add(~text.length());
            characters.characters(text);
        }
    }

    /** Whether nothing was lost: others became question marks, which are rare enough to look closer at. */
    private static boolean isLatin(String text, byte[] latin) {
        for (byte each : latin) {
            if (each == '?') {
                return text.chars().allMatch(character -> character <= 0xff);
            }
        }
        return true;
    }

    @Override
    public void flush(ByteSink out) {
        lengths.flush(out);
        out.number(characters.size());
        out.bytes(characters.array(), 0, characters.size());
        numbers.flush(out);
        characters.clear();
        Arrays.fill(known, 0, count, null);
        Arrays.fill(table, 0);
        count = 0;
    }
}

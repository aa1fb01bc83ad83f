package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Texts, each distinct one once in a block, then which one it was each time. */
final class TextOut<V> implements SheetOut.Stream, Encoder {
    /** In the length of a text: that it is UTF-16, because it has surrogates without partner, which UTF-8 lacks. */
    static final int WIDE = 1;

    private static final int FEW = 64;

    private final Function<V, String> to;
    private @Nullable Object[] known = new Object[FEW];
    private int[] hashes = new int[FEW];
    /** Places in {@link #known} plus one by hash, with free ones between them. */
    private int[] table = new int[2 * FEW];
    private int count;
    private final NumberOut numbers = new NumberOut();
    private final NumberOut lengths = new NumberOut();
    private final ByteSink characters = new ByteSink();

    TextOut(Function<V, String> to) {
        this.to = to;
    }

    @Override
    public void put(Object[] values, int many) {
        int[] found = new int[many];
        @Nullable Object last = null;
        int number = 0;
        for (int i = 0; i < many; i++) {
            Object value = values[i];
            if (value != last) {
                number = find(value);
                last = value;
            }
            found[i] = number;
        }
        numbers.add(found);
    }

    @SuppressWarnings("unchecked") // values of this type only
    private int find(Object value) {
        int hash = value.hashCode();
        hash ^= hash >>> 15;
        int mask = table.length - 1;
        int slot = hash & mask;
        for (int place = table[slot]; place != 0; place = table[slot]) {
            if (hashes[place - 1] == hash && value.equals(known[place - 1])) {
                return place - 1;
            }
            slot = slot + 1 & mask;
        }
        append(to.apply((V) value));
        if (count == known.length) {
            grow();
            slot = freeSlot(hash);
        }
        known[count] = value;
        hashes[count] = hash;
        table[slot] = ++count;
        return count - 1;
    }

    private void grow() {
        known = Arrays.copyOf(known, 2 * count);
        hashes = Arrays.copyOf(hashes, 2 * count);
        table = new int[4 * count];
        for (int i = 0; i < count; i++) {
            table[freeSlot(hashes[i])] = i + 1;
        }
    }

    private int freeSlot(int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void append(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (hasQuestionMark(encoded) && hasLoneSurrogate(text)) {
            lengths.add(2L * text.length() + WIDE);
            for (int i = 0; i < text.length(); i++) {
                characters.oneByte(text.charAt(i) >> 8);
                characters.oneByte(text.charAt(i));
            }
        } else {
            lengths.add(2L * encoded.length);
            characters.bytes(encoded, 0, encoded.length);
        }
    }

    /** What a surrogate without partner becomes; much faster than looking at each character first. */
    private static boolean hasQuestionMark(byte[] encoded) {
        for (byte each : encoded) {
            if (each == '?') {
                return true;
            }
        }
        return false;
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    @Override
    public long weight() {
        return characters.size() + 32L * count + numbers.weight();
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

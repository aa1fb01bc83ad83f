package dev.rustaiide.ai.completion.internal.next;

import java.util.Arrays;

/** Gives equal tokens equal numbers, so that they are compared as such. For one thread. */
final class Spelling {
    private int[] slots = new int[1 << 12];
    private String[] sources = new String[1 << 11];
    private int[] starts = new int[1 << 11];
    private int[] lengths = new int[1 << 11];
    private int[] hashes = new int[1 << 11];
    private int[] counts = new int[1 << 11];
    private int size;

    /** The number of what {@code source} says from {@code start} to {@code end}. */
    int number(String source, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + source.charAt(i);
        }
        hash *= 0x9E3779B9;
        int slot = hash >>> 7 & slots.length - 1;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (hashes[known] == hash && lengths[known] == end - start
                    && sources[known].regionMatches(starts[known], source, start, end - start)) {
                return known;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size + 1;
        return add(source, start, end, hash);
    }

    private int add(String source, int start, int end, int hash) {
        if (size == starts.length) {
            sources = Arrays.copyOf(sources, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        sources[size] = source;
        starts[size] = start;
        lengths[size] = end - start;
        hashes[size] = hash;
        size++;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            int slot = hashes[i] >>> 7 & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
        }
    }

    /** One more of them is in the text. */
    void count(int number) {
        counts[number]++;
    }

    /** How many of them are in the text. */
    int countOf(int number) {
        return counts[number];
    }

    String token(int number) {
        return sources[number].substring(starts[number], starts[number] + lengths[number]);
    }

    /** The character that it is; 0 if it is longer. */
    char sign(int number) {
        return lengths[number] == 1 ? sources[number].charAt(starts[number]) : 0;
    }
}

package dev.rustaiide.ai.next.edit.internal;

import java.util.Arrays;

/** Gives equal tokens equal numbers, so that they are compared as such. For one thread. */
final class Spelling {
    private int[] slots = new int[1 << 12];
    private String[] tokens = new String[1 << 11];
    private int[] hashes = new int[1 << 11];
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
            if (hashes[known] == hash && tokens[known].length() == end - start
                    && tokens[known].regionMatches(0, source, start, end - start)) {
                return known;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size + 1;
        return add(source.substring(start, end), hash);
    }

    private int add(String token, int hash) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        tokens[size] = token;
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

    /** How many there are. */
    int size() {
        return size;
    }

    String token(int number) {
        return tokens[number];
    }

    /** The character that it is; 0 if it is longer. */
    char sign(int number) {
        return tokens[number].length() == 1 ? tokens[number].charAt(0) : 0;
    }
}

package dev.rustaiide.system.git.blame.internal;

import java.util.Arrays;

/** Numbers for lines, from zero: equal lines of all versions have one. For one thread. */
final class KnownLines {
    private byte[] pool = new byte[1 << 16];
    /** Where each line begins in the pool, and where the last one ends. */
    private int[] starts = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    /** Numbers plus one, by hash. */
    private int[] slots = new int[1 << 12];
    private int size;
    /** What {@link #count} counts: how often each line is in two files, and for which question that is. */
    private int[] counts = new int[0];
    private int[] otherCounts = new int[0];
    private int[] rounds = new int[0];
    private int round;

    /** The number of the line in {@code bytes} from {@code from} to before {@code until}, with its line feed. */
    int number(byte[] bytes, int from, int until, int hash) {
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (hashes[known] == hash && Arrays.equals(pool, starts[known], starts[known + 1], bytes, from, until)) {
                return known;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size + 1;
        return add(bytes, from, until, hash);
    }

    private int add(byte[] bytes, int from, int until, int hash) {
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        int end = Math.addExact(starts[size], until - from);
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(end, 2L * pool.length)));
        }
        System.arraycopy(bytes, from, pool, starts[size], until - from);
        hashes[size] = hash;
        starts[++size] = end;
        if (size > slots.length / 2) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            int slot = hashes[i] & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
        }
    }

    /** Counts how often lines are in the first {@code endA} and {@code endB} lines of two files. */
    void count(Lines a, int endA, Lines b, int endB) {
        if (rounds.length < size) {
            counts = new int[hashes.length];
            otherCounts = new int[hashes.length];
            rounds = new int[hashes.length];
        }
        round++;
        count(a, endA, counts);
        count(b, endB, otherCounts);
    }

    private void count(Lines of, int end, int[] into) {
        for (int i = 0; i < end; i++) {
            int number = of.number(i);
            if (rounds[number] != round) {
                rounds[number] = round;
                counts[number] = 0;
                otherCounts[number] = 0;
            }
            into[number]++;
        }
    }

    /** How often the line was in the first file that was counted. */
    int inFirst(int number) {
        return counts[number];
    }

    int inSecond(int number) {
        return otherCounts[number];
    }
}

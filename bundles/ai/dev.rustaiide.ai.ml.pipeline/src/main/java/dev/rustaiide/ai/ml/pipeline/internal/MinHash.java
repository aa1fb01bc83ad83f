package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.Arrays;

/**
 * Signatures by which texts that have most of their code in common are found without comparing all with all: of the
 * runs of five words the least hash in each of so many bins (Li, Owen and Zhang 2012); bins that stayed empty take the
 * next one's, rotating (Shrivastava and Li 2014). The part of bins that agree estimates the Jaccard similarity.
 */
final class MinHash {
    static final int BINS = 128;
    /** Bins that are looked up together: texts alike by 0.8 meet in one of the bands with a probability of 0.95. */
    static final int BAND = 8;

    private static final int RUN = 5;
    private static final int EMPTY = -1;

    private MinHash() {}

    /** That of {@code text}; an empty array if it has too few words to tell. */
    static int[] of(CharSequence text, int leastWords) {
        int[] least = new int[BINS];
        Arrays.fill(least, EMPTY);
        long[] run = new long[RUN];
        int words = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            long hash = 0xCBF29CE484222325L;
            int from = at;
            do {
                hash = (hash ^ text.charAt(at)) * 0x100000001B3L;
                at++;
            } while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(from))
                    && Character.isJavaIdentifierPart(text.charAt(at)));
            run[words++ % RUN] = hash;
            if (words >= RUN) {
                put(least, run, words);
            }
        }
        return words < leastWords ? new int[0] : filled(least);
    }

    private static void put(int[] least, long[] run, int words) {
        long hash = 0;
        for (int i = 0; i < RUN; i++) {
            hash = mixed(hash * 31 + run[(words + i) % RUN]);
        }
        int bin = (int) (hash & BINS - 1);
        int value = (int) (hash >>> 33);
        if (least[bin] == EMPTY || value < least[bin]) {
            least[bin] = value;
        }
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static int[] filled(int[] least) {
        int[] filled = least.clone();
        for (int bin = 0; bin < BINS; bin++) {
            for (int next = 0; next < BINS && filled[bin] == EMPTY; next++) {
                int other = least[(bin + next) % BINS];
                filled[bin] = other == EMPTY ? EMPTY : other ^ next * 0x9E3779B9 & 0x7FFFFFFF;
            }
        }
        return filled;
    }

    /** About how large a part of all runs of two texts both have. */
    static double alike(int[] one, int[] other) {
        int same = 0;
        for (int i = 0; i < BINS; i++) {
            same += one[i] == other[i] ? 1 : 0;
        }
        return (double) same / BINS;
    }

    /** The key of a band of {@code signature}. */
    static long band(int[] signature, int band) {
        long hash = band;
        for (int i = band * BAND; i < (band + 1) * BAND; i++) {
            hash = mixed(hash * 31 + signature[i]);
        }
        return hash;
    }
}

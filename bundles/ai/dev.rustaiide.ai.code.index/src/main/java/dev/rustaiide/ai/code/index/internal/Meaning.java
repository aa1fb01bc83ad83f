package dev.rustaiide.ai.code.index.internal;

import java.util.Arrays;

/**
 * What a name stands for.
 *
 * @param places of definitions, see {@link SymbolTable#place}
 */
record Meaning(Certainty certainty, long[] places) {
    static final Meaning UNKNOWN = new Meaning(Certainty.UNKNOWN, new long[0]);
    static final Meaning ELSEWHERE = new Meaning(Certainty.ELSEWHERE, new long[0]);

    /** How much the syntax tells. */
    enum Certainty {
        /** It is one of the places. */
        EXACT,
        /** It is something that no file here declares. */
        ELSEWHERE,
        /** It may be anything of that name. */
        UNKNOWN
    }

    static Meaning exact(long... places) {
        return places.length == 0 ? UNKNOWN : new Meaning(Certainty.EXACT, places);
    }

    boolean isExact() {
        return certainty == Certainty.EXACT;
    }

    boolean has(long place) {
        return Arrays.stream(places).anyMatch(each -> each == place);
    }

    Meaning and(Meaning other) {
        long[] both = Arrays.copyOf(places, places.length + other.places.length);
        int count = places.length;
        for (long place : other.places) {
            if (!has(place)) {
                both[count++] = place;
            }
        }
        return exact(Arrays.copyOf(both, count));
    }
}

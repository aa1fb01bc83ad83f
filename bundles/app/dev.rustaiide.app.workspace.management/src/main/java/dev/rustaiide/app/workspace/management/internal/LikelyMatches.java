package dev.rustaiide.app.workspace.management.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.workspace.management.TextSearch;

/** Finds the matches in UTF-8 by looking closely at the candidates alone. For one thread. */
final class LikelyMatches {
    /** In bytes; the text around a longer part is not copied for each match. */
    private static final int LONGEST = 1 << 16;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;

    private final Candidates candidates;
    private final SearchPattern pattern;

    LikelyMatches(Candidates candidates, SearchPattern pattern) {
        this.candidates = candidates;
        this.pattern = pattern;
    }

    /**
     * The matches from {@code start} to {@code end}, {@code most} at most; empty if the lines there are too long or no
     * UTF-8, so that the text must be looked at as a whole.
     */
    Optional<List<TextSearch.Match>> find(byte[] bytes, int start, int end, int most) {
        long deadline = PatientText.deadline();
        List<TextSearch.Match> matches = new ArrayList<>();
        int line = 0;
        int counted = start;
        int from = start;
        while (matches.size() < most && candidates.find(bytes, from, end)) {
            int first = candidates.start();
            from = candidates.end();
            if (from - first > LONGEST) {
                return Optional.empty();
            }
            String text = new String(bytes, first, from - first, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0) {
                return Optional.empty();
            }
            line += feeds(bytes, counted, first);
            counted = first;
            matches.addAll(pattern.find(text, line, deadline, most - matches.size()));
        }
        return Optional.of(matches);
    }

    /** How many line feeds there are, eight bytes at a time. */
    static int feeds(byte[] bytes, int from, int to) {
        int count = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long other = (long) LONGS.get(bytes, i) ^ '\n' * EACH;
            // The high bit of a byte of this is set exactly where that byte of "other" is not zero.
            long nonZero = (other & 0x7F * EACH) + 0x7F * EACH | other;
            count += Long.BYTES - Long.bitCount(nonZero & 0x80 * EACH);
        }
        for (; i < to; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Whether there is a NUL, likewise. */
    static boolean hasNul(byte[] bytes, int to) {
        int i = 0;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            if ((word - EACH & ~word & 0x80 * EACH) != 0) {
                return true;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}

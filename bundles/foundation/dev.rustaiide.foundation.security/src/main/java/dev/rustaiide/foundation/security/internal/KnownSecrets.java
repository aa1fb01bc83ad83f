package dev.rustaiide.foundation.security.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.foundation.security.Hmac;

/**
 * Finds texts of which it knows no more than a keyed hash, the length, and 32 bits of a hash of the first and of the
 * last few units. Immutable, but for {@link #with} giving another.
 *
 * <p>The hash of a window moves along with a shift and an addition for each unit: what is older than the window has
 * been shifted out. A table of 4096 entries answers nearly always that nothing begins there.
 */
final class KnownSecrets {
    private static final int SHORT_WINDOW = 4;
    private static final int WINDOW = 8;
    private static final int FILTER_BITS = 12;
    /** So many near misses in one text are no accident: from then on a near miss counts as a hit. */
    private static final int PATIENCE = 64;

    private final Hmac hmac;
    private final int[] gear;
    private final Windows shorter;
    private final Windows longer;

    private KnownSecrets(Hmac hmac, int[] gear, Windows shorter, Windows longer) {
        this.hmac = hmac;
        this.gear = gear;
        this.shorter = shorter;
        this.longer = longer;
    }

    /** Knows none yet. */
    static KnownSecrets none() {
        var random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        int[] gear = random.ints(256).toArray();
        return new KnownSecrets(new Hmac(key), gear, new Windows(SHORT_WINDOW, gear, List.of()),
                new Windows(WINDOW, gear, List.of()));
    }

    /** These and {@code secret}, which has at least {@value #SHORT_WINDOW} units. */
    KnownSecrets with(String secret) {
        Windows windows = secret.length() < WINDOW ? shorter : longer;
        Line line = Line.of(secret);
        var known = new Known(windows.hashEnding(line, windows.window), windows.hashEnding(line, line.length()),
                line.length(), hash(secret, 0, secret.length()));
        if (windows.all.stream().anyMatch(known::isSame)) {
            return this;
        }
        var more = new ArrayList<>(windows.all);
        more.add(known);
        var changed = new Windows(windows.window, gear, more);
        return new KnownSecrets(hmac, gear, windows == shorter ? changed : shorter,
                windows == longer ? changed : longer);
    }

    void find(Line line, Spans spans) {
        var misses = new int[1];
        longer.find(line, (known, start) -> isAt(known, line, start, misses), spans);
        if (!shorter.all.isEmpty()) {
            shorter.find(line, (known, start) -> isAt(known, line, start, misses), spans);
        }
    }

    private boolean isAt(Known known, Line line, int start, int[] misses) {
        if (misses[0] > PATIENCE || MessageDigest.isEqual(known.hash,
                hash(line.text(), start, start + known.length))) {
            return true;
        }
        misses[0]++;
        return false;
    }

    private byte[] hash(String text, int start, int end) {
        ByteBuffer units = ByteBuffer.allocate((end - start) * Character.BYTES);
        for (int i = start; i < end; i++) {
            units.putChar(text.charAt(i));
        }
        try {
            return hmac.sign(units.array());
        } finally {
            Arrays.fill(units.array(), (byte) 0);
        }
    }

    /**
     * A secret.
     *
     * @param first the hash of its first window
     * @param last the hash of its last window
     */
    private record Known(int first, int last, int length, byte[] hash) {
        boolean isSame(Known other) {
            return first == other.first && last == other.last && Arrays.equals(hash, other.hash);
        }
    }

    /** Looks closely. */
    private interface Check {
        boolean isAt(Known known, int start);
    }

    /** Those whose windows have the same size. */
    private static final class Windows {
        final int window;
        final List<Known> all;
        private final int shift;
        private final int[] gear;
        private final boolean[] filter = new boolean[1 << FILTER_BITS];

        Windows(int window, int[] gear, List<Known> all) {
            this.window = window;
            this.all = List.copyOf(all);
            this.shift = Integer.SIZE / window;
            this.gear = gear;
            all.forEach(known -> filter[known.first >>> Integer.SIZE - FILTER_BITS] = true);
        }

        /** Every unit of every line of the log comes by here: fields are read once. */
        void find(Line line, Check check, Spans spans) {
            byte[] units = line.units();
            int[] table = gear;
            boolean[] candidates = filter;
            int step = shift;
            int hash = 0;
            for (int i = 0; i < units.length; i++) {
                hash = (hash << step) + table[units[i] & 0xff];
                if (candidates[hash >>> Integer.SIZE - FILTER_BITS]) {
                    check(line, hash, i + 1 - window, check, spans);
                }
            }
        }

        private void check(Line line, int hash, int start, Check check, Spans spans) {
            for (Known known : all) {
                int end = start + known.length;
                if (known.first == hash && start >= 0 && end <= line.length()
                        && known.last == hashEnding(line, end) && check.isAt(known, start)) {
                    spans.add(start, end);
                }
            }
        }

        int hashEnding(Line line, int end) {
            int hash = 0;
            for (int i = end - window; i < end; i++) {
                hash = (hash << shift) + gear[line.units()[i] & 0xff];
            }
            return hash;
        }
    }
}

package dev.rustaiide.ai.inference.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * What is known of sequences that are not written any more: the next prompt mostly begins like one of them, with a
 * letter more. The one that was used longest ago goes first. For one thread.
 */
final class KeptCaches {
    /** Fewer tokens are sooner computed than copied. */
    private static final int WORTH_COPYING = 16;

    private final Decoder decoder;
    private final long limit;
    private final Deque<SequenceCache> kept = new ArrayDeque<>();

    /** @param limit in bytes */
    KeptCaches(Decoder decoder, long limit) {
        this.decoder = decoder;
        this.limit = limit;
    }

    /**
     * A cache that begins like {@code prompt}, as far as possible, and lacks its last token at least.
     *
     * @param active caches in use, which can be copied from
     * @param room how many tokens it should be ready for
     */
    SequenceCache take(int[] prompt, Collection<SequenceCache> active, int room) {
        List<SequenceCache> all = new ArrayList<>(kept);
        all.addAll(active);
        SequenceCache best = null;
        int common = 0;
        for (SequenceCache each : all) {
            int same = Math.min(each.common(prompt), prompt.length - 1);
            if (same > common) {
                best = each;
                common = same;
            }
        }
        if (best != null && 2 * common >= best.length() && kept.remove(best)) {
            best.truncate(common);
            return best;
        }
        return best != null && common >= WORTH_COPYING ? decoder.copy(best, common, room) : decoder.room(room);
    }

    /** Takes what is not used any more. */
    void keep(SequenceCache cache) {
        kept.addFirst(cache);
        long bytes = kept.stream().mapToLong(SequenceCache::bytes).sum();
        while (bytes > limit) {
            SequenceCache oldest = kept.removeLast();
            bytes -= oldest.bytes();
            oldest.close();
        }
    }

    void clear() {
        kept.forEach(SequenceCache::close);
        kept.clear();
    }
}

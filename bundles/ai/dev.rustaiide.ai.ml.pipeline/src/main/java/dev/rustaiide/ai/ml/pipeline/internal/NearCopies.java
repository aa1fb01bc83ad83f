package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds texts that are copies, or nearly, of one that was there before. For one thread. */
final class NearCopies {
    static final double ALIKE = 0.8;

    private final Map<String, String> exact = new HashMap<>();
    private final Map<Long, List<Seen>> bands = new HashMap<>();

    private record Seen(String name, int[] signature) {}

    /** Which one {@code name} is a copy of; if of none, later ones may be copies of it. */
    Optional<String> original(String name, String hash, int[] signature) {
        String same = exact.putIfAbsent(hash, name);
        if (same != null) {
            return Optional.of(same);
        }
        if (signature.length == 0) {
            return Optional.empty();
        }
        for (int band = 0; band < MinHash.BINS / MinHash.BAND; band++) {
            for (Seen seen : bands.getOrDefault(MinHash.band(signature, band), List.of())) {
                if (MinHash.alike(seen.signature, signature) >= ALIKE) {
                    return Optional.of(seen.name);
                }
            }
        }
        var here = new Seen(name, signature);
        for (int band = 0; band < MinHash.BINS / MinHash.BAND; band++) {
            bands.computeIfAbsent(MinHash.band(signature, band), key -> new ArrayList<>()).add(here);
        }
        return Optional.empty();
    }
}

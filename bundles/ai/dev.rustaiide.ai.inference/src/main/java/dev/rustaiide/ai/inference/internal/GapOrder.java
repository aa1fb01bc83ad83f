package dev.rustaiide.ai.inference.internal;

import dev.rustaiide.foundation.serialization.Json;

/** In which order a model was trained to see text with a gap: {@code gap_order} of our own config.json. */
enum GapOrder {
    /** What stands before it, then what stands behind it; text with nothing behind it is text alone. */
    AROUND(""),
    /** What stands behind it, then what stands before it, with the middle right behind. */
    BEHIND_FIRST("suffix-first"),
    /** The same after pieces of other files and the name of its own, all of it always. */
    RELATED_FIRST("related, path, suffix-first");

    private final String written;

    GapOrder(String written) {
        this.written = written;
    }

    /** What a model's {@code config} says; of what nobody knows the usual one. */
    static GapOrder of(Json config) {
        String order = config.string("gap_order", "");
        for (GapOrder each : values()) {
            if (each.written.equals(order)) {
                return each;
            }
        }
        return AROUND;
    }
}

package dev.rustaiide.ai.inference.llama.internal.child;

import org.jspecify.annotations.Nullable;

/** Room for one text, and what the model remembers of the last one that was there. */
final class Slot {
    final int sequence;
    /** Those that the model remembers. */
    final Tokens known = new Tokens();
    @Nullable Job job;
    /** When it was used last, as a number that grows. */
    long used;

    Slot(int sequence) {
        this.sequence = sequence;
    }

    boolean isFree() {
        return job == null;
    }
}

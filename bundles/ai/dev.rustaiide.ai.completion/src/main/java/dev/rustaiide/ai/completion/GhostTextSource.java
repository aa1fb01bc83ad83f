package dev.rustaiide.ai.completion;

import java.time.Duration;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;

/** Knows how a text could go on. An OSGi service; all are asked, the best is heard: {@link GhostText#BEST_FIRST}. */
@ConsumerType
public interface GhostTextSource {
    /** Who it is, as people call it. */
    String name();

    /** Who has not answered by then is not heard. */
    Duration deadline();

    /**
     * How {@code place} goes on, at least a token; empty if it is not sure enough. Called on any thread but the UI's,
     * several at a time, and interrupted after the deadline.
     *
     * @param most how many ways are asked for: 1 while people type; the others are for those who want to choose, and
     *     may be less sure
     */
    List<GhostText> at(CompletionPlace place, int most) throws InterruptedException;

    /**
     * Reads what stands around {@code place}, where a caret rests, so that it answers sooner once somebody writes
     * there. Gives true if that was of use. Nobody who has a question waits for it, and cancelling ends it.
     */
    default Call<Boolean> prepare(CompletionPlace place) {
        return Call.of(false);
    }

    /** One that says the same and, where what it says depends on time, takes as much of it as it needs. */
    default GhostTextSource patient() {
        return this;
    }
}

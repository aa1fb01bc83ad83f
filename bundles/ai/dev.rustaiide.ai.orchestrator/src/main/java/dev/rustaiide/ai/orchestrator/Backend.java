package dev.rustaiide.ai.orchestrator;

import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.async.Call;

/** A model where it can be asked: in this process, in one beside it, or at a provider. Any thread may use it. */
public interface Backend {
    BackendId id();

    /** For people. */
    String title();

    /** What it can be asked for. */
    Set<ModelTask> tasks();

    /** Whether nothing that it is asked leaves the machine. */
    default boolean isLocal() {
        return id().place().equals(BackendId.LOCAL);
    }

    /** Why it cannot be asked now, as one sentence with the next step; empty if it can. Answers at once. */
    Optional<String> obstacle();

    /**
     * Makes it ready. Whoever gets one closes it.
     *
     * <p>Fails with a {@code FailureException} if it cannot be had.
     */
    Call<TextGenerator> open();
}

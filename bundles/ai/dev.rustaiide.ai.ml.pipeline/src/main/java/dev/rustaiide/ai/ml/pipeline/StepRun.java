package dev.rustaiide.ai.ml.pipeline;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** A step while it is done. For the thread that does it. */
@ProviderType
public interface StepRun {
    /** The folder of projects that the pipeline was given. */
    Path corpus();

    /** What the step of that kind made which is among the inputs. */
    Artifact input(String kind);

    /** The parameter {@code name}, or {@code otherwise} if nothing is said. */
    double number(String name, double otherwise);

    /** The parameter {@code name} as a whole number. */
    default int whole(String name, int otherwise) {
        return (int) number(name, otherwise);
    }

    /** The parameter {@code name}, one of {@link StepKind#words}, or {@code otherwise} if nothing is said. */
    String word(String name, String otherwise);

    /** Keeps parts of this step, so that a killed run loses at most one of them. */
    Kept kept();

    /**
     * A folder for what this step has under way and is too large, or too often changed, for {@link #kept()}. What is in
     * it is there the next time the step is done with the same inputs; it goes when the step is done. Nobody else has
     * it until this step ends.
     *
     * @throws FailureException if another run does the same step now, or the folder cannot be made
     */
    Path folder() throws FailureException, InterruptedException;

    Scope scope();

    /** Puts {@code value} into the record of the step, and not into its result: times and other things of this run. */
    void note(String name, Json value);
}

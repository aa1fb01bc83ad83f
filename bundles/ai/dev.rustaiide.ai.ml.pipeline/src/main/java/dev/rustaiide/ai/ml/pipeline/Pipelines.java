package dev.rustaiide.ai.ml.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Runs pipelines and knows what came of them. A service; any thread may use it. */
@ProviderType
public interface Pipelines {
    /** Those that are shipped. */
    List<Pipeline> shipped();

    /**
     * The one that {@code file} declares.
     *
     * @throws FailureException with the place in the file if it is none
     */
    Pipeline read(Path file) throws FailureException;

    /**
     * {@code pipeline} with another value of a step's parameter, e.g. a smaller model of the shipped pipeline.
     *
     * @throws FailureException if it has no such step, or that no such parameter
     */
    Pipeline changed(Pipeline pipeline, String step, String parameter, double value) throws FailureException;

    /**
     * Runs {@code pipeline} on the projects in the folder {@code corpus}. What an earlier run made of the same inputs,
     * or began to make, is used. Its progress tells the step and its part at hand.
     *
     * <p>Fails with a {@code FailureException} that says which step failed and why; what was made stays.
     */
    Call<Outcome> run(Pipeline pipeline, Path corpus);

    /** What came of a run. */
    record Outcome(Pipeline pipeline, List<Made> steps) {
        public Outcome {
            steps = List.copyOf(steps);
        }

        /** What the last step of {@code kind} made. */
        public Optional<Made> of(String kind) {
            return steps.reversed().stream().filter(step -> step.kind().equals(kind)).findFirst();
        }
    }

    /**
     * What a step made, and of what.
     *
     * @param hash of its {@link Artifact}
     * @param inputs the hashes of what it was made of
     * @param isReused whether an earlier run had made it
     * @param seconds that it took when it was made
     * @param notes an object
     */
    record Made(String step, String kind, int version, Json parameters, String hash, List<String> inputs,
            String date, double seconds, boolean isReused, Json notes) {
        public Made {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * What was made and is kept: the last of each step name first.
     *
     * @return newest first
     */
    List<Made> kept();

    /**
     * Whatever {@code word} names, a step, a kind, or the beginning of a hash of at least six digits, and before it all
     * that it was made of, each once.
     *
     * @throws FailureException if nothing is called so, or several things are
     */
    List<Made> lineage(String word) throws FailureException;

    /** The result with that whole hash. @throws FailureException if it is not there */
    Artifact artifact(String hash) throws FailureException;

    /** Writes the files of {@code artifact} into {@code folder}; each is whole or not there. */
    void write(Artifact artifact, Path folder) throws FailureException;
}

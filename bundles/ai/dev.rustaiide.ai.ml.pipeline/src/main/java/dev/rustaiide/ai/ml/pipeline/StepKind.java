package dev.rustaiide.ai.ml.pipeline;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.error.FailureException;

/** A way to make something out of other things. A service; steps of pipelines name it. */
@ConsumerType
public interface StepKind {
    /** One word, by which declarations name it. */
    String name();

    /** Another one whenever the code makes something else of the same inputs; part of what a result is known by. */
    int version();

    /** The names of its parameters, all of them numbers. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** The names of parameters that are no numbers. */
    default Set<String> words() {
        return Set.of();
    }

    /** The kinds of the steps that it takes what it works on from; a declaration that lacks one is refused. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Whether it looks at more than its inputs, so that it is done each time. */
    default boolean readsCorpus() {
        return false;
    }

    /**
     * Looks whether it can be done here at all, before anything of a pipeline is done. Answers at once.
     *
     * @throws FailureException if it cannot, whatever is declared
     */
    default void requireMeans() throws FailureException {}

    /**
     * Makes the files of its result, by name; the same ones of the same inputs and parameters.
     *
     * @throws FailureException if it cannot; nothing is kept of it but the parts that were finished
     */
    Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException;
}

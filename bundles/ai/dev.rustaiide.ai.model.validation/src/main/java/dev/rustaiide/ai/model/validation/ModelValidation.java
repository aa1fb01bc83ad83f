package dev.rustaiide.ai.model.validation;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Measures the models that complete code against each other. A service; any thread may use it.
 *
 * <p>A model is named {@code shipped}, {@code installed} (the shipped one if none is), by a folder that has its files,
 * or by the step or the beginning of the hash of what a pipeline packaged.
 */
@ProviderType
public interface ModelValidation {
    /**
     * What is measured.
     *
     * @param corpus a folder of projects; those that one of the models learned from are passed over
     * @param points at how many places, all projects together
     * @param seed chooses places and resamples: the same gives the same
     */
    record Task(Path corpus, int points, long seed) {}

    /** Compares B with A. Minutes; its progress tells the project at hand. Fails with a {@code FailureException}. */
    Call<Comparison> compare(String a, String b, Task task);

    /**
     * Installs {@code model} if it is better than the one that completes code now.
     *
     * <p>Fails with a {@code FailureException} that has the numbers if it is not; then nothing has changed.
     */
    Call<Comparison> install(String model, Task task);

    /** What was measured on this machine, the newest first; blocks on the disk. */
    List<Evaluation> evaluations();
}

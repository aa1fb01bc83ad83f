package dev.rustaiide.ai.completion;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Makes the models that this bundle ships. A service; any thread may use it. */
@ProviderType
public interface CompletionTraining {
    /**
     * What is to be done.
     *
     * @param corpus a folder of projects, with {@code licences.tsv} beside them as {@code releng/crates} writes it
     * @param into where the models go: the folder {@code models} of this bundle's resources
     * @param seed the same corpus, code and seed give the same models
     * @param keepsGlobal whether the global model that is there stays and only the ranker is trained
     */
    record Task(Path corpus, Path into, long seed, boolean keepsGlobal) {}

    /**
     * What came of it.
     *
     * @param held projects that nothing was learned from, to measure with
     */
    record Made(int projects, int held, long globalBytes, long rankingBytes, int groups, int trees) {}

    /**
     * Trains: half an hour for a thousand projects. Nothing is written before a model is whole.
     *
     * <p>The call fails with {@link dev.rustaiide.foundation.error.FailureException} if the corpus is too small to
     * learn from, or cannot be read, or the folder not written.
     */
    Call<Made> train(Task task);
}

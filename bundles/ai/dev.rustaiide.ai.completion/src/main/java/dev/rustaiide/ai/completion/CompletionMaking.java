package dev.rustaiide.ai.completion;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/**
 * What making the shipped models needs besides {@link CompletionLearning}: counts of many projects, and models as
 * bytes. A service; any thread may use it.
 */
@ProviderType
public interface CompletionMaking {
    /**
     * A project and the files of it that are learned from, in their order.
     *
     * @param family projects of one family count as one
     */
    record Project(String family, List<Path> files) {
        public Project {
            files = List.copyOf(files);
        }
    }

    /**
     * How n-grams are counted.
     *
     * @param families in how many something must stand to be kept, at least 2 lest it be one project's own
     * @param leastContext how often a context must stand to be kept
     * @param partitions how many parts the contexts are counted in, one after the other
     */
    record Counting(int families, int leastContext, int partitions) {
        public Counting {
            if (families < 1 || leastContext < 1 || partitions < 1) {
                throw new IllegalArgumentException("no way to count: " + families + ", " + leastContext + ", "
                        + partitions);
            }
        }
    }

    /**
     * Counts what {@code projects} have in common; the model has no ranker yet. The same texts and numbers give the
     * same model. Files that are no text are passed over.
     */
    Call<CompletionModel> count(List<Project> projects, Counting how, Kept kept);

    /** Its counts. */
    byte[] counts(CompletionModel model);

    /** Its ranker. */
    byte[] ranker(CompletionModel model);

    /** @throws FailureException if they are not what {@link #counts} and {@link #ranker} gave */
    CompletionModel model(byte[] counts, byte[] ranker) throws FailureException;

    /** {@code model} with another ranker. */
    CompletionModel withRanker(CompletionModel model, byte[] ranker) throws FailureException;
}

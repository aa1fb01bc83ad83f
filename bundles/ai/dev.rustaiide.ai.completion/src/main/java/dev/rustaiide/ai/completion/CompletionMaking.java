package dev.rustaiide.ai.completion;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/**
 * What making the shipped models needs besides {@link CompletionLearning}: counts of many projects, models as bytes,
 * and answers one by one. A service; any thread may use it.
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

    /**
     * What came of a name that was typed letter by letter.
     *
     * @param construct what it is in the code, by what stands around it: one of {@link #CONSTRUCTS}
     * @param saved keys that were saved, of its letters
     * @param isFirst whether it was the first after at most two letters
     * @param isInFirstFive whether it was among the first five then
     * @param sureness how likely the first was held to be with nothing typed, 0 to 1
     * @param isSureRight whether it was right
     * @param millis the longest time of an answer
     */
    record Answer(String file, int offset, String construct, int letters, int saved, boolean isFirst,
            boolean isInFirstFive, double sureness, boolean isSureRight, double millis) {}

    /** The kinds of places that {@link Answer#construct} tells. */
    List<String> CONSTRUCTS = List.of("member", "path", "type", "call", "macro", "other");

    /**
     * Types the names of {@code subject} with the editor's own completion, answering with {@code model}. All but the
     * times are the same each time.
     */
    Call<List<Answer>> answers(CompletionLearning.Subject subject, CompletionModel model);
}

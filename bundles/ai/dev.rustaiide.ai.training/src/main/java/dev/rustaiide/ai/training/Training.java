package dev.rustaiide.ai.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.training.WorkspaceModels.Installed;
import dev.rustaiide.foundation.async.Call;

/**
 * Adapts to a folder what ranks completions, the counts of words that stand together, and the decoder that writes ghost
 * text. A service; any thread may use it.
 */
@ProviderType
public interface Training {
    /** What is usual. */
    Duration BUDGET = Duration.ofMinutes(20);
    /**
     * How often chance alone leaves the intervals of the shares of names, and of lines. Two shares of names may show
     * that a ranker is better: each has half of the usual doubt (Bonferroni).
     */
    double NAMES_DOUBT = 0.05 / 2;
    double LINES_DOUBT = 0.05;

    /**
     * What is to be done.
     *
     * @param folder a project, or a folder of projects
     * @param budget how long it may take, about; what is learned and measured is cut to it
     * @param seed chooses files and places; the same code, seed and place in time of the budget give the same model,
     *     but for the decoder, which learns as much as this machine can in its part of the time
     * @param isFresh whether what an earlier training left half done is thrown away
     * @param rank as {@link DecoderTuning.Task#rank} has it
     */
    record Task(Path folder, Duration budget, long seed, boolean isFresh, int rank) {
        /** One in which all numbers of the decoder are learned. */
        public Task(Path folder, Duration budget, long seed, boolean isFresh) {
            this(folder, budget, seed, isFresh, 0);
        }
    }

    /**
     * Trains, measures and perhaps installs; minutes. One at a time for a folder, others wait. Cancelling it, or
     * killing the process, leaves what is done, and the next call for the same code goes on from there.
     *
     * <p>The call fails with a {@link dev.rustaiide.foundation.error.FailureException} if the folder cannot be read or
     * has too little code, or the disk takes no more; nothing is installed then.
     */
    Call<Report> adapt(Task task);

    /**
     * What came of it.
     *
     * @param files that were learned from
     * @param held files that were kept to measure with
     * @param left files that were of no use, and why
     * @param lines that were left out since they have secrets
     * @param places that the ranker learned from
     * @param choices that people made in those files and had kept; the ranker does not learn from a few only
     * @param resumed pieces of work that an earlier training had done
     * @param damaged such pieces that were damaged and done again
     * @param chosen what answers from now on, for people; what was refused, if nothing of it does. All figures are of
     *     that
     * @param decoder what came of the decoder that writes ghost text, in a sentence
     * @param typing keys that need not be struck by somebody who types lines with the popup and ghost text, as
     *     {@link dev.rustaiide.ai.completion.CompletionLearning#lines} tells
     * @param misled keys struck while wrong ghost text was shown, of all letters of those lines: a decoder with which
     *     they are more is not kept
     * @param keystrokes letters of names that need not be typed, by the popup alone
     * @param first names that come first after at most two letters, by the popup alone
     * @param names how many were typed to measure the popup, which alone decides about counts and ranker
     * @param typed how many lines were typed to measure both
     * @param installed what answers in the folder from now on; empty if the old one stays
     * @param why each part was kept or not, in sentences
     */
    record Report(int projects, int files, int held, List<Left> left, int lines, int places, int choices,
            int resumed, int damaged, String chosen, String decoder, Difference typing, Difference misled,
            Difference keystrokes, Difference first, int names, int typed, Optional<Installed> installed,
            String why, Duration took) {
        public Report {
            left = List.copyOf(left);
        }
    }

    /** A file that was of no use. */
    record Left(Path file, String why) {}
}

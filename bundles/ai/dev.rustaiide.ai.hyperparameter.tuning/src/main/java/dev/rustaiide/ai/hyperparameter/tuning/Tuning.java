package dev.rustaiide.ai.hyperparameter.tuning;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.foundation.async.Call;

/** Searches for the recipe that the ranker of completions goes best with. A service; any thread may use it. */
@ProviderType
public interface Tuning {
    /** How trials are chosen. */
    enum Search {
        /** At random, each grown to its end (Bergstra and Bengio 2012). */
        RANDOM,
        /** At random; a trial goes on only while it is among the best third so far (Li and others 2018, ASHA). */
        HALVING,
        /** Where a Gaussian process expects most (Snoek and others 2012), and stopped early in the same way. */
        BAYESIAN;

        /** In lower case, as people type it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Search> of(String word) {
            return List.of(values()).stream().filter(search -> search.word().equals(word)).findFirst();
        }
    }

    /**
     * What is to be done.
     *
     * @param corpus a folder of projects; those that the shipped models were trained on are left out
     * @param budget when no new trial is begun any more
     * @param workers trials at a time; with one, the same seed gives the same trials
     * @param isFresh whether trials of an earlier search for the same are thrown away
     */
    record Task(Path corpus, int trials, Duration budget, long seed, Search search, int workers, boolean isFresh) {
        public static final int USUAL_TRIALS = 40;
        public static final Duration USUAL_BUDGET = Duration.ofMinutes(15);
        public static final int USUAL_WORKERS = 2;

        /** One where nothing else is said. */
        public static Task usual(Path corpus) {
            return new Task(corpus, USUAL_TRIALS, USUAL_BUDGET, 1, Search.BAYESIAN, USUAL_WORKERS, false);
        }
    }

    /**
     * Searches; minutes. Each trial is kept when it ends: cancelled or killed, the next call goes on.
     *
     * <p>The call fails with a {@link dev.rustaiide.foundation.error.FailureException} if there are too few projects,
     * or the disk takes no more.
     */
    Call<Found> tune(Task task);

    /** The search that ended last on this machine, whoever asked for it; empty if there was none. Reads a file. */
    Optional<Ended> last();

    /**
     * A search that ended.
     *
     * @param dimensions what a trial's {@link Trial#units} are of, in their order
     */
    record Ended(Path corpus, Search search, long seed, Instant date, List<Dimension> dimensions, Found found) {
        public Ended {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * What was found.
     *
     * @param trials in the order in which they ended
     * @param resumed how many of them an earlier search had done
     * @param best the recipe that does best on the projects for choosing
     * @param byRank the mean reciprocal rank times 100 on projects that nobody saw, with the shipped recipe and with
     *     the best one, both grown on the same lessons
     * @param first the same of names that are ranked first
     * @param mattered how much of the scores' variance each dimension explains alone, the most first
     */
    record Found(List<Trial> trials, int resumed, RankerRecipe best, Difference byRank, Difference first, int places,
            List<Mattered> mattered, Duration took) {
        public Found {
            trials = List.copyOf(trials);
            mattered = List.copyOf(mattered);
        }
    }

    /**
     * What a dimension did.
     *
     * @param share of the variance, from 0 to 1
     * @param best the value at which scores are greatest on the average over the others
     */
    record Mattered(String name, double share, double best) {}
}

package dev.rustaiide.ai.feature.engineering;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.foundation.async.Call;

/** Looks into the features that the shipped ranker decides by. A service; any thread may use it. */
@ProviderType
public interface FeatureReports {
    /**
     * What is to be looked at.
     *
     * @param corpus a folder of projects; those that the shipped models were trained on are left out
     * @param against another such folder, from which the first may drift; without it, one half of the families of
     *     projects is compared with the other
     */
    record Task(Path corpus, Optional<Path> against, long seed) {}

    /**
     * Makes a report; minutes.
     *
     * <p>The call fails with a {@link dev.rustaiide.foundation.error.FailureException} if there are too few projects.
     */
    Call<Report> report(Task task);

    /**
     * What was seen.
     *
     * @param rows the most important first
     * @param rank the mean reciprocal rank times 100 of the shipped ranker at these places
     */
    record Report(List<Row> rows, int places, int projects, double rank) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What was seen of a feature.
     *
     * @param importance by how much the mean reciprocal rank times 100 falls when its values are shuffled (Breiman
     *     2001, permutation importance)
     * @param drift the population stability index of ten bins; above 0.1 something moved, above 0.25 much did (Siddiqi
     *     2006)
     * @param split how well it alone tells projects to learn from and others apart, as the area under the curve; 0.5 is
     *     not at all
     * @param project the part of its variance that is between projects, from 0 to 1
     * @param answer how well it alone tells the right candidate, as the area under the curve
     * @param outside values that are not in the declared range
     */
    record Row(DeclaredFeature feature, double importance, double drift, double split, double project, double answer,
            long outside) {
        private static final double MUCH_DRIFT = 0.25;
        private static final double TELLS_SPLIT = 0.7;
        private static final double TELLS_PROJECT = 0.6;
        private static final double TELLS_ANSWER = 0.995;

        /** What is wrong with it, each in a few words; empty if nothing is. */
        public List<String> flags() {
            var flags = new java.util.ArrayList<String>();
            if (split > TELLS_SPLIT) {
                flags.add("leak: knows the split");
            }
            if (project > TELLS_PROJECT) {
                flags.add("leak: knows the project");
            }
            if (answer > TELLS_ANSWER) {
                flags.add("leak: knows the answer");
            }
            if (drift > MUCH_DRIFT) {
                flags.add("drifts");
            }
            if (outside > 0) {
                flags.add("leaves its range");
            }
            return flags;
        }
    }
}

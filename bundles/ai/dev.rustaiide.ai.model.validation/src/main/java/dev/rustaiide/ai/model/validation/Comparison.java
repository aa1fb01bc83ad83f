package dev.rustaiide.ai.model.validation;

import java.util.List;

/**
 * Two models at the same places.
 *
 * @param projects that were measured with
 * @param skipped those that one of the two learned from
 * @param metrics the first decides
 * @param resamples of the bootstrap, which draws projects, not places: places of one project are alike
 */
public record Comparison(String a, String b, List<String> projects, List<String> skipped, int points,
        List<Metric> metrics, Verdict verdict, long seed, int resamples) {
    public Comparison {
        projects = List.copyOf(projects);
        skipped = List.copyOf(skipped);
        metrics = List.copyOf(metrics);
    }

    /** What share of its whole each got, A before and B after, with the 95 % interval of the difference. */
    public record Metric(String name, Difference difference) {}

    /** What the first metric says of B. */
    public enum Verdict {
        /** All of the interval is above zero. */ BETTER,
        /** All of it is below zero. */ WORSE,
        /** Zero lies within. */ UNDECIDED,
        /** There are too few projects to tell. */ TOO_FEW
    }
}

package dev.rustaiide.ai.model.validation;

import java.util.List;

/**
 * How a model did when it was measured; percentages are from 0 to 100.
 *
 * @param date ISO 8601
 * @param calibration how often the likeliest was right, by how likely it was held to be
 * @param constructs how often a name was offered, by what it is in the code
 * @param latencies how many answers took how long
 * @param curve how the ranker did on the held-out projects while it grew; empty if nobody looked
 */
public record Evaluation(String model, String date, int projects, int points, double keystrokesSaved,
        double inFirstFive, double first, List<Bin> calibration, List<Construct> constructs, List<Bar> latencies,
        List<Grown> curve) {
    public Evaluation {
        calibration = List.copyOf(calibration);
        constructs = List.copyOf(constructs);
        latencies = List.copyOf(latencies);
        curve = List.copyOf(curve);
    }

    /** Places whose likeliest name was held to be right with about {@code sureness} percent. */
    public record Bin(double sureness, double right, int points) {}

    /** Places of one kind. */
    public record Construct(String name, double first, double inFirstFive, int points) {}

    /** Answers that took up to {@code upToMillis}, and longer than those of the bar before. */
    public record Bar(double upToMillis, int answers) {}

    /** The right name was the first at so many percent of the places, with so many trees. */
    public record Grown(int trees, double first) {}
}

package dev.rustaiide.app.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.app.models.internal.Plot.Kind;
import dev.rustaiide.app.models.internal.Plot.Shown;
import dev.rustaiide.app.models.internal.Plot.Value;

/** What the plots show of a search for settings. */
final class TuningPlots {
    /** Of whole trials, the part that the scale is made for: one that went wrong would press all others together. */
    private static final double SCALED = 0.9;
    /** Above the foot, as plots draw them. */
    private static final int LINES = 4;
    /** As long as there is room for under a bar. */
    private static final Map<String, String> SHORT = Map.of("leastRows", "min rows", "regular", "λ", "rowShare", "rows",
            "columnShare", "columns");

    private TuningPlots() {}

    static Shown trials(Ended of) {
        List<Trial> trials = of.found().trials();
        List<Value> values = new ArrayList<>();
        double best = 0;
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            double score = 100 * trial.score();
            best = trial.isWhole() ? Math.max(best, score) : best;
            values.add(new Value(Integer.toString(i + 1), trials.size() == 1 ? 0.5 : i / (trials.size() - 1.0), score,
                    best, !trial.isWhole()));
        }
        double least = least(trials);
        double most = trials.stream().mapToDouble(trial -> 100 * trial.score()).max().orElse(100);
        double step = step(least, most);
        double bottom = Math.floor(least / step) * step;
        return new Shown("Mean reciprocal rank × 100; line: the best so far; rings: stopped early",
                values.stream().map(value -> above(bottom, value)).toList(), Kind.POINTS_AND_STAIRS, bottom,
                bottom + LINES * step, "No trial was made.");
    }

    /** The stairs begin at the foot while no trial was whole. */
    private static Value above(double bottom, Value value) {
        return value.behind() >= bottom ? value : new Value(value.name(), value.at(), value.value(), bottom,
                value.isHollow());
    }

    private static double least(List<Trial> trials) {
        double[] scores = trials.stream().mapToDouble(trial -> 100 * trial.score()).sorted().toArray();
        return scores.length == 0 ? 0 : scores[(int) Math.round((1 - SCALED) * (scores.length - 1))];
    }

    /** The first of 0.1, 0.2, 0.5, 1, 2, 5, 10 and so on by which a round scale holds both. */
    private static double step(double least, double most) {
        double step = 0.1;
        for (int turn = 0; Math.floor(least / step) * step + LINES * step < most; turn++) {
            step *= turn % 3 == 1 ? 2.5 : 2;
        }
        return step;
    }

    static Shown mattered(Ended of) {
        return new Shown("How much of the scores' variance each setting explains alone, in percent",
                of.found().mattered().stream().map(each -> new Value(SHORT.getOrDefault(each.name(), each.name()), 0,
                        100 * each.share(), 100 * each.share())).toList(), Kind.BARS, 0, 100,
                "Fewer than three whole trials say nothing of it.");
    }

    /** In two lines: what was searched, and what was found. */
    static String summary(Ended of) {
        Found found = of.found();
        long whole = found.trials().stream().filter(Trial::isWhole).count();
        return String.format(Locale.ROOT, "%d trials on %s, %d stopped early, in %d s; search: %s.", found.trials()
                .size(), of.corpus(), found.trials().size() - whole, found.took().toSeconds(), of.search().word())
                + '\n' + recipe(found.best()) + ' ' + verdict(found);
    }

    private static String recipe(RankerRecipe best) {
        return String.format(Locale.ROOT, "Best: %d trees of %d leaves of at least %d rows, rate %.3f, λ %.2f, %.0f %%"
                + " of rows, %.0f %% of columns.", best.trees(), best.leaves(), best.leastRows(), best.rate(),
                best.regular(), 100 * best.rowShare(), 100 * best.columnShare());
    }

    private static String verdict(Found found) {
        Difference rank = found.byRank();
        String figures = String.format(Locale.ROOT, "On %d unseen places %.2f instead of %.2f (%+.2f to %+.2f): ",
                found.places(), rank.after(), rank.before(), rank.low(), rank.high());
        return figures + (rank.isBetter() ? "better than the shipped recipe."
                : "not better than the shipped recipe beyond what chance explains.");
    }
}

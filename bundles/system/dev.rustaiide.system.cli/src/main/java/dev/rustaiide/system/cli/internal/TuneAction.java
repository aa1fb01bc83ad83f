package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Mattered;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Search;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Task;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Searches for the recipe that the ranker goes best with. */
@Component
public final class TuneAction implements MlAction {
    private static final int BAR = 40;

    private final ComponentServiceObjects<Tuning> tunings;

    @Activate
    public TuneAction(@Reference ComponentServiceObjects<Tuning> tunings) {
        this.tunings = tunings;
    }

    @Override
    public String name() {
        return "tune";
    }

    @Override
    public String words() {
        return " ranker";
    }

    @Override
    public String summary() {
        return "searches for the settings that the ranker is trained best with, and tells what mattered";
    }

    @Override
    public List<Option> options() {
        return List.of(MlOptions.CORPUS, MlOptions.SEED,
                new Option("trials", "NUMBER", "With tune: how many; " + Task.USUAL_TRIALS + " if nothing is said"),
                new Option("budget", "TIME", "With tune: no trial is begun after it, e.g. 15m; 15m if nothing is said"),
                new Option("search", "WAY", "With tune: random, halving or bayesian; bayesian if nothing is said"),
                new Option("workers", "NUMBER", "With tune: trials at a time; " + Task.USUAL_WORKERS
                        + " if nothing is said, with 1 the same seed gives the same"),
                new Option("fresh", "", "With tune: does not go on with an earlier search"));
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Optional<Duration> budget = invocation.option("budget").map(TrainVerb::budget)
                .orElse(Optional.of(Task.USUAL_BUDGET));
        Optional<Search> search = Search.of(invocation.option("search").orElse(Search.BAYESIAN.word()));
        int trials = MlOptions.number(invocation, "trials", Task.USUAL_TRIALS);
        int workers = MlOptions.number(invocation, "workers", Task.USUAL_WORKERS);
        int seed = MlOptions.number(invocation, "seed", 1);
        boolean sane = MlOptions.isFor(invocation, "ranker") && invocation.has("corpus") && budget.isPresent()
                && search.isPresent() && trials > 0 && workers > 0 && workers <= 64 && seed >= 0;
        if (!sane) {
            invocation.message("Say “ml tune ranker --corpus DIR”, perhaps with --trials 40 --budget 15m --search"
                    + " random|halving|bayesian --workers 2 --seed 1.");
            return ExitCode.USAGE;
        }
        Path corpus = MlOptions.corpus(invocation);
        Tuning tuning = tunings.getService();
        try {
            return told(Answers.await(tuning.tune(new Task(corpus, trials, budget.get(), seed, search.get(),
                    workers, invocation.has("fresh"))), invocation), seed, search.get(), invocation);
        } finally {
            tunings.ungetService(tuning);
        }
    }

    private static ExitCode told(Found found, int seed, Search search, Invocation invocation) {
        long whole = found.trials().stream().filter(Trial::isWhole).count();
        invocation.print(found.trials().size() + " trials by " + search.word() + " search, seed " + seed + ", in "
                + found.took().toSeconds() + " s; " + (found.trials().size() - whole) + " were stopped early, "
                + found.resumed() + " were done before.");
        RankerRecipe best = found.best();
        invocation.print(String.format(Locale.ROOT, "Best: %d trees of %d leaves of at least %d rows, rate %.3f, λ"
                + " %.2f, %.0f %% of rows, %.0f %% of features", best.trees(), best.leaves(), best.leastRows(),
                best.rate(), best.regular(), 100 * best.rowShare(), 100 * best.columnShare()));
        Table.lines(List.of(List.of("on " + found.places() + " unseen places", "SHIPPED RECIPE", "BEST",
                "95 % INTERVAL"),
                row("mean reciprocal rank × 100", found.byRank()), row("first, %", found.first())))
                .forEach(invocation::print);
        var bars = new ArrayList<List<String>>();
        for (Mattered each : found.mattered()) {
            bars.add(List.of(each.name(), "█".repeat((int) Math.round(BAR * Math.min(1, each.share()))),
                    String.format(Locale.ROOT, "%.0f %% of the variance, best near %.3g", 100 * each.share(),
                            each.best())));
        }
        Table.lines(bars).forEach(invocation::print);
        invocation.print(json(found, seed, search));
        return found.byRank().isBetter() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static List<String> row(String name, Difference difference) {
        return List.of(name, String.format(Locale.ROOT, "%.2f", difference.before()),
                String.format(Locale.ROOT, "%.2f", difference.after()),
                String.format(Locale.ROOT, "%+.2f to %+.2f", difference.low(), difference.high()));
    }

    private static Json json(Found found, int seed, Search search) {
        RankerRecipe best = found.best();
        return Json.object().put("search", search.word()).put("seed", seed).put("places", found.places())
                .put("resumed", found.resumed()).put("seconds", found.took().toSeconds())
                .put("best", Json.object().put("trees", best.trees()).put("leaves", best.leaves())
                        .put("leastRows", best.leastRows()).put("rate", Json.of(best.rate()))
                        .put("regular", Json.of(best.regular())).put("rowShare", Json.of(best.rowShare()))
                        .put("columnShare", Json.of(best.columnShare())).build())
                .put("meanReciprocalRank", TrainVerb.json(found.byRank())).put("first", TrainVerb.json(found.first()))
                .put("mattered", Json.array(found.mattered().stream().map(each -> Json.object()
                        .put("name", each.name()).put("share", Json.of(each.share()))
                        .put("best", Json.of(each.best())).build()).toList()))
                .put("trials", Json.array(found.trials().stream().map(trial -> Json.object()
                        .put("number", trial.number()).put("score", Json.of(trial.score())).put("rung", trial.rung())
                        .put("whole", trial.isWhole()).build()).toList())).build();
    }
}

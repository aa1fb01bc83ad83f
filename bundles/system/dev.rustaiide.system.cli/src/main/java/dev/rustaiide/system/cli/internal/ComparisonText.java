package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.model.validation.Comparison;
import dev.rustaiide.ai.model.validation.Comparison.Metric;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Invocation;

/** Tells a comparison, to people and to programs. */
final class ComparisonText {
    private ComparisonText() {}

    static void print(Comparison comparison, Invocation invocation) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("METRIC", "A", "B", "B - A", "95 % INTERVAL"));
        for (Metric metric : comparison.metrics()) {
            Difference of = metric.difference();
            rows.add(List.of(metric.name(), number("%.2f %%", of.before()), number("%.2f %%", of.after()),
                    number("%+.2f", of.points()), number("%+.2f", of.low()) + " to " + number("%+.2f", of.high())));
        }
        Table.lines(rows).forEach(invocation::print);
        invocation.print("A is " + comparison.a() + ", B is " + comparison.b() + ". " + verdict(comparison) + " ("
                + comparison.points() + " places in " + comparison.projects().size() + " projects, "
                + comparison.resamples() + " resamples of projects, seed " + comparison.seed() + ")");
        if (!comparison.skipped().isEmpty()) {
            invocation.message("Left out, since one of them learned from it: " + comparison.skipped().size()
                    + " projects.");
        }
        invocation.print(json(comparison));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String verdict(Comparison comparison) {
        return switch (comparison.verdict()) {
            case BETTER -> "B is better.";
            case WORSE -> "B is worse.";
            case UNDECIDED -> "Which one is better cannot be told.";
            case TOO_FEW -> "These are too few projects to tell.";
        };
    }

    private static Json json(Comparison comparison) {
        return Json.object().put("a", comparison.a()).put("b", comparison.b())
                .put("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT))
                .put("metrics", Json.array(comparison.metrics().stream().map(ComparisonText::json).toList()))
                .put("points", comparison.points()).put("projects", Json.strings(comparison.projects()))
                .put("skipped", Json.strings(comparison.skipped())).put("seed", comparison.seed())
                .put("resamples", comparison.resamples()).build();
    }

    private static Json json(Metric metric) {
        Difference of = metric.difference();
        return Json.object().put("name", metric.name()).put("a", Json.of(of.before())).put("b", Json.of(of.after()))
                .put("difference", Json.of(of.points())).put("low", Json.of(of.low())).put("high", Json.of(of.high()))
                .build();
    }
}

package dev.rustaiide.app.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.model.validation.Evaluation;
import dev.rustaiide.app.models.internal.Plot.Kind;
import dev.rustaiide.app.models.internal.Plot.Shown;
import dev.rustaiide.app.models.internal.Plot.Value;

/** What the plots show of an evaluation. */
final class QualityPlots {
    private static final double LONGEST = 1e6;

    private QualityPlots() {}

    static Shown calibration(Evaluation of) {
        return new Shown("How often the likeliest is right, by how sure the model is, in percent", of.calibration()
                .stream().map(bin -> value(String.format(Locale.ROOT, "%.0f", bin.sureness()), bin.sureness() / 100,
                        bin.right())).toList(), Kind.LINE_AND_DIAGONAL, 0, 100, "Nothing was measured.");
    }

    static Shown constructs(Evaluation of) {
        return new Shown("Names that are first after at most two letters; behind it, among the first five; percent",
                of.constructs().stream().map(kind -> new Value(kind.name(), 0, kind.first(), kind.inFirstFive()))
                        .toList(), Kind.BARS, 0, 100, "Nothing was measured.");
    }

    static Shown latencies(Evaluation of) {
        List<Value> values = new ArrayList<>();
        double most = 1;
        double from = 0;
        for (Evaluation.Bar bar : of.latencies()) {
            String name = bar.upToMillis() > LONGEST ? "> " + number(from) : "≤ " + number(bar.upToMillis());
            values.add(value(name, 0, bar.answers()));
            most = Math.max(most, bar.answers());
            from = bar.upToMillis();
        }
        return new Shown("Names by the longest time of an answer while they were typed, in milliseconds", values,
                Kind.BARS, 0, rounded(most), "The times were not kept.");
    }

    static Shown curve(Evaluation of) {
        double most = of.curve().stream().mapToInt(Evaluation.Grown::trees).max().orElse(1);
        double least = of.curve().stream().mapToDouble(Evaluation.Grown::first).min().orElse(0);
        double best = of.curve().stream().mapToDouble(Evaluation.Grown::first).max().orElse(100);
        return new Shown("Names of held-out projects that are ranked first, in percent, by the number of trees",
                of.curve().stream().map(point -> value(Integer.toString(point.trees()), point.trees() / most,
                        point.first())).toList(), Kind.LINE, Math.floor(least / 4) * 4,
                Math.max(Math.floor(least / 4) * 4 + 4, Math.ceil(best / 4) * 4),
                "Only pipelines keep it: rust-ai-ide ml run --corpus DIR");
    }

    private static Value value(String name, double at, double value) {
        return new Value(name, at, value, value);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
    }

    /** The next number whose quarters are round: 1, 2 or 5 with zeros behind. */
    static double rounded(double most) {
        double step = 1;
        int turn = 0;
        while (4 * step < most) {
            step *= turn % 3 == 1 ? 2.5 : 2;
            turn++;
        }
        return 4 * step;
    }
}

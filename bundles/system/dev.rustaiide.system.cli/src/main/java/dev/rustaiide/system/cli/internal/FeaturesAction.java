package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.feature.engineering.FeatureReports;
import dev.rustaiide.ai.feature.engineering.FeatureReports.Report;
import dev.rustaiide.ai.feature.engineering.FeatureReports.Row;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Reports on the features that the ranker decides by. */
@Component
public final class FeaturesAction implements MlAction {
    private final ComponentServiceObjects<FeatureReports> reports;

    @Activate
    public FeaturesAction(@Reference ComponentServiceObjects<FeatureReports> reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String words() {
        return "";
    }

    @Override
    public String summary() {
        return "tells what each feature of the ranker is worth, whether it drifts, and whether it leaks";
    }

    @Override
    public List<Option> options() {
        return List.of(MlOptions.CORPUS, MlOptions.SEED, new Option("against", "DIR", "With features: the projects that"
                + " those of --corpus may drift from; else one half of them is compared with the other"));
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        int seed = MlOptions.number(invocation, "seed", 1);
        if (invocation.parameters().size() != 1 || !invocation.has("corpus") || seed < 0) {
            invocation.message("Say “ml features --corpus DIR”, perhaps with --against DIR --seed 1.");
            return ExitCode.USAGE;
        }
        Path corpus = MlOptions.corpus(invocation);
        Optional<Path> against = Optional.empty();
        if (invocation.has("against")) {
            against = Optional.of(Target.local(invocation.option("against").orElseThrow(), invocation.folder()));
        }
        FeatureReports service = reports.getService();
        try {
            return told(Answers.await(service.report(new FeatureReports.Task(corpus, against, seed)), invocation),
                    invocation);
        } finally {
            reports.ungetService(service);
        }
    }

    private static ExitCode told(Report report, Invocation invocation) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("FEATURE", "IMPORTANCE", "DRIFT", "SPLIT", "PROJECT", "ANSWER", "MEANING"));
        boolean flagged = false;
        for (Row row : report.rows()) {
            List<String> flags = row.flags();
            flagged |= !flags.isEmpty();
            rows.add(List.of(row.feature().name(), number(row.importance()), number(row.drift()), number(row.split()),
                    number(row.project()), number(row.answer()), (flags.isEmpty() ? "" : String.join(", ", flags)
                            .toUpperCase(Locale.ROOT) + ": ") + row.feature().meaning()));
        }
        Table.lines(rows).forEach(invocation::print);
        invocation.print("Importance: by how much the mean reciprocal rank × 100, " + number(report.rank()) + " at "
                + report.places() + " places of " + report.projects() + " projects, falls when it is shuffled.");
        invocation.print(json(report));
        return flagged ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Json json(Report report) {
        return Json.object().put("places", report.places()).put("projects", report.projects())
                .put("meanReciprocalRank", Json.of(report.rank()))
                .put("features", Json.array(report.rows().stream().map(row -> Json.object()
                        .put("name", row.feature().name()).put("meaning", row.feature().meaning())
                        .put("least", Json.of(row.feature().least())).put("most", Json.of(row.feature().most()))
                        .put("ordered", row.feature().isOrdered())
                        .put("importance", Json.of(row.importance())).put("drift", Json.of(row.drift()))
                        .put("split", Json.of(row.split())).put("project", Json.of(row.project()))
                        .put("answer", Json.of(row.answer())).put("outside", row.outside())
                        .put("flags", Json.strings(row.flags())).build()).toList())).build();
    }
}

package dev.rustaiide.system.cli.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.training.DecoderTuning.Task;
import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.training.Training.Report;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;

/** Adapts the models that complete code to a folder. */
@Component(property = Verb.NAME + "=train")
public final class TrainVerb implements Verb {
    private final ComponentServiceObjects<Training> trainings;

    @Activate
    public TrainVerb(@Reference ComponentServiceObjects<Training> trainings) {
        this.trainings = trainings;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "adapts completion to a folder, and keeps that only if it is better on files it did not learn from";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(), List.of(new Option("on", "DIR", "A project, or a folder of projects"),
                new Option("budget", "TIME", "About how long it may take, e.g. 90s or 20m; 20m if nothing is said"),
                new Option("seed", "NUMBER", "Chooses files and places; 1 if nothing is said"),
                new Option("rank", "NUMBER", "Leaves the decoder's numbers and learns two narrow matrices beside each"
                        + " projection (LoRA), this many columns wide, 2 to " + Task.MOST_RANK + "; what it learns is"
                        + " gentler, and less. Without it all numbers are learned"),
                new Option("fresh", "", "Does not go on with what an earlier training left half done")),
                "What it learns stays on this machine and answers in that folder only. Strings, long numbers, comments"
                        + " and lines with secrets are not learned. Stopped or killed, it goes on where it was when"
                        + " it is called again."
                        + " “models list” shows the result, “models rollback NAME” takes it back. Ends with 1 if"
                        + " the old model stays.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Optional<Duration> budget = budget(invocation.option("budget").orElse("20m"));
        String seed = invocation.option("seed").orElse("1");
        String rank = invocation.option("rank").orElse("0");
        boolean isRank = rank.matches("[0-9]{1,3}") && Task.isRank(Integer.parseInt(rank));
        if (!invocation.has("on") || budget.isEmpty() || !seed.matches("[0-9]{1,9}") || !isRank) {
            invocation.message(invocation.has("on") ? "--budget needs a time, e.g. 90s, 20m or 1h, --seed a whole"
                    + " number, and --rank one from 2 to " + Task.MOST_RANK + '.' : "Say “train --on DIR”.");
            return ExitCode.USAGE;
        }
        var task = new Training.Task(Target.local(invocation.option("on").orElseThrow(), invocation.folder()),
                budget.get(), Long.parseLong(seed), invocation.has("fresh"), Integer.parseInt(rank));
        Training training = trainings.getService();
        try {
            return told(Answers.await(training.adapt(task), invocation), invocation);
        } finally {
            trainings.ungetService(training);
        }
    }

    /** Of a number and s, m or h. */
    static Optional<Duration> budget(String word) {
        if (!word.matches("[1-9][0-9]{0,4}[smh]")) {
            return Optional.empty();
        }
        long number = Long.parseLong(word.substring(0, word.length() - 1));
        return Optional.of(switch (word.charAt(word.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        });
    }

    private static ExitCode told(Report report, Invocation invocation) {
        invocation.print("Learned from " + report.files() + " files of " + report.projects()
                + (report.projects() == 1 ? " project" : " projects") + ", " + report.places() + " places; measured by "
                + report.typed() + " lines and " + report.names() + " names of " + report.held()
                + " files that were kept from it.");
        Table.lines(List.of(List.of("KEY STROKES SAVED", "BEFORE", "AFTER", "DIFFERENCE", "INTERVAL"),
                row("names, by the popup alone", report.keystrokes(), Training.NAMES_DOUBT),
                row("(names that are first after ≤ 2 letters)", report.first(), Training.NAMES_DOUBT),
                row("lines, with popup and ghost text", report.typing(), Training.LINES_DOUBT),
                row("(keys struck while ghost text was wrong)", report.misled(), Training.LINES_DOUBT)))
                .forEach(invocation::print);
        invocation.print("The model: " + report.chosen() + '.');
        invocation.print(report.decoder());
        invocation.print(report.why());
        report.installed().ifPresent(installed -> invocation.print("It answers in " + installed.workspace()
                + " as " + installed.name() + " version " + installed.version()
                + ". Take it back: rust-ai-ide models rollback " + installed.name()));
        if (!report.left().isEmpty()) {
            invocation.message(report.left().size() + " files were of no use, e.g. " + report.left().getFirst().file()
                    + ": " + report.left().getFirst().why());
        }
        if (report.choices() > 0) {
            invocation.message("You made " + report.choices() + " choices in those files that were kept"
                    + (report.chosen().contains("choices of yours") ? ", and it learned from them."
                            : ": without them it did as well, or they are too few."));
        }
        if (report.lines() > 0) {
            invocation.message(report.lines() + " lines were left out, since they have secrets.");
        }
        if (report.resumed() > 0) {
            invocation.message("Went on from " + report.resumed() + " pieces of work that were done before"
                    + (report.damaged() > 0 ? "; " + report.damaged() + " were damaged and done again." : "."));
        }
        invocation.print(json(report));
        return report.installed().isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static List<String> row(String name, Difference difference, double doubt) {
        return List.of(name, percent(difference.before()), percent(difference.after()), String.format(Locale.ROOT,
                "%+.2f (%+.1f %% of it)", difference.after() - difference.before(), difference.relative()),
                String.format(Locale.ROOT, "%+.2f to %+.2f (%.1f %%)", difference.low(), difference.high(),
                        100 * (1 - doubt)));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f %%", value);
    }

    private static Json json(Report report) {
        var json = Json.object().put("installed", report.installed().isPresent()).put("why", report.why())
                .put("model", report.chosen()).put("projects", report.projects()).put("files", report.files())
                .put("heldOut", report.held()).put("places", report.places())
                .put("choices", report.choices()).put("names", report.names()).put("lines", report.typed())
                .put("decoder", report.decoder()).put("typing", json(report.typing()))
                .put("misled", json(report.misled()))
                .put("keystrokesSaved", json(report.keystrokes())).put("first", json(report.first()))
                .put("secretLines", report.lines()).put("resumed", report.resumed())
                .put("damaged", report.damaged()).put("seconds", report.took().toSeconds())
                .put("left", Json.array(report.left().stream().map(left -> Json.object()
                        .put("file", left.file().toString()).put("why", left.why()).build()).toList()));
        report.installed().ifPresent(installed -> json.put("name", installed.name())
                .put("version", installed.version()));
        return json.build();
    }

    static Json json(Difference difference) {
        return Json.object().put("before", Json.of(difference.before())).put("after", Json.of(difference.after()))
                .put("low", Json.of(difference.low())).put("high", Json.of(difference.high()))
                .put("relative", Json.of(difference.relative())).build();
    }
}

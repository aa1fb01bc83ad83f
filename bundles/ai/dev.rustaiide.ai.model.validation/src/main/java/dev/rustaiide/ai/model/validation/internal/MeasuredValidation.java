package dev.rustaiide.ai.model.validation.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.ml.pipeline.AnswerFile;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.ai.model.validation.Comparison;
import dev.rustaiide.ai.model.validation.Comparison.Verdict;
import dev.rustaiide.ai.model.validation.CompletionVersions;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.model.validation.Evaluation;
import dev.rustaiide.ai.model.validation.Evaluation.Grown;
import dev.rustaiide.ai.model.validation.ModelValidation;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Types the same names with both models, and keeps the answers. */
@Component
public final class MeasuredValidation implements ModelValidation {
    private static final int MOST_PROJECTS = 40;
    private static final String CARD = "completion-card.json";

    private final CompletionLearning learning;
    private final CompletionMaking making;
    private final Pipelines pipelines;
    private final CompletionVersions versions;
    private final Path shelf;
    private final Clock clock;

    @Activate
    public MeasuredValidation(@Reference CompletionLearning learning, @Reference CompletionMaking making,
            @Reference Pipelines pipelines, @Reference CompletionVersions versions, @Reference StandardPaths paths) {
        this(learning, making, pipelines, versions, paths.data().resolve("ml").resolve("evaluations"));
    }

    MeasuredValidation(CompletionLearning learning, CompletionMaking making, Pipelines pipelines,
            CompletionVersions versions, Path shelf) {
        this.learning = learning;
        this.making = making;
        this.pipelines = pipelines;
        this.versions = versions;
        this.shelf = shelf;
        this.clock = Clock.systemUTC();
    }

    private NamedCompletion named(String word) throws FailureException {
        return NamedCompletion.of(word, learning, making, pipelines, versions);
    }

    @Override
    public Call<Comparison> compare(String a, String b, Task task) {
        return Call.start("compare " + a + " and " + b, scope -> compared(named(a), named(b), task, scope));
    }

    @Override
    public Call<Comparison> install(String model, Task task) {
        return Call.start("install " + model, scope -> {
            NamedCompletion candidate = named(model);
            if (candidate.files().isEmpty()) {
                throw new FailureException(new Failure.Other("Nothing to install.", "“" + model + "” answers already.",
                        "Name a folder with another model, or a package that “ml run” made."));
            }
            requireCorpus(candidate);
            Comparison comparison = compared(named("installed"), candidate, task, scope);
            if (comparison.verdict() != Verdict.BETTER) {
                throw refused(comparison);
            }
            versions.install(candidate.files(), card(candidate, comparison));
            return comparison;
        });
    }

    /** Without it nobody knows whether a model has seen what it is going to be judged by. */
    private static void requireCorpus(NamedCompletion candidate) throws FailureException {
        if (candidate.learnedFrom().isEmpty()) {
            throw new FailureException(new Failure.Other("The model " + candidate.name() + " is not installed.",
                    "It does not say which projects it learned from (" + NamedCompletion.CORPUS
                            + "), so it may know those that it would be judged by.",
                    "Make it by “rust-ai-ide ml run”, which writes that list, or put the list beside it: the name of a"
                            + " project in each line."));
        }
    }

    private static FailureException refused(Comparison comparison) {
        Difference first = comparison.metrics().getFirst().difference();
        String why = switch (comparison.verdict()) {
            case WORSE -> "It is worse";
            case TOO_FEW -> "There are too few projects to tell (" + comparison.projects().size() + " of at least "
                    + Difference.LEAST_GROUPS + ")";
            default -> "It is not better beyond doubt";
        };
        return new FailureException(new Failure.Other("The model " + comparison.b() + " is not installed.",
                String.format(Locale.ROOT, "%s: it saves %.1f %% of the keystrokes and the present one %.1f %%, a"
                        + " difference of %+.2f points (95 %% interval %+.2f to %+.2f, %d places in %d projects).", why,
                        first.after(), first.before(), first.points(), first.low(), first.high(),
                        comparison.points(), comparison.projects().size()),
                "The present one still answers; measure with more projects, or train on more."));
    }

    /** The candidate's own card, with when it was installed and why. */
    private Json card(NamedCompletion candidate, Comparison comparison) {
        var card = Json.object();
        try {
            byte[] own = candidate.files().get(CARD);
            if (own != null) {
                Json.parse(new String(own, java.nio.charset.StandardCharsets.UTF_8)).members().forEach(card::put);
            }
        } catch (JsonException wrong) {
            LoggerFactory.getLogger(MeasuredValidation.class).warn("the card of {} is no JSON", candidate.name(),
                    wrong);
        }
        Difference first = comparison.metrics().getFirst().difference();
        return card.put("date", now()).put("installed", Json.object().put("from", candidate.name())
                .put("keystrokesSaved", Json.of(first.after())).put("before", Json.of(first.before()))
                .put("low", Json.of(first.low())).put("high", Json.of(first.high())).put("points", comparison.points())
                .put("seed", comparison.seed()).build()).build();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Comparison compared(NamedCompletion a, NamedCompletion b, Task task, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        List<String> skipped = new ArrayList<>();
        List<Path> projects = new ArrayList<>();
        for (Path project : learning.projects(task.corpus())) {
            String name = NamedCompletion.nameOf(String.valueOf(project.getFileName()));
            boolean known = a.learnedFrom().contains(name) || b.learnedFrom().contains(name)
                    || (a.files().isEmpty() || b.files().isEmpty()) && learning.isTrainedOn(project);
            if (known) {
                skipped.add(String.valueOf(project.getFileName()));
            } else if (projects.size() < MOST_PROJECTS) {
                projects.add(project);
            }
        }
        List<Placed> ofA = new ArrayList<>();
        List<Placed> ofB = new ArrayList<>();
        for (int i = 0; i < projects.size(); i++) {
            String name = String.valueOf(projects.get(i).getFileName());
            scope.report(new Progress(name, i, projects.size()));
            var subject = new Subject(projects.get(i), any -> true, Math.max(1, task.points() / projects.size()), 0,
                    task.seed());
            List<Answer> answersA = scope.await(learning.answers(subject, a.model()));
            List<Answer> answersB = scope.await(learning.answers(subject, b.model()));
            answersA.forEach(answer -> ofA.add(new Placed(name, answer)));
            answersB.forEach(answer -> ofB.add(new Placed(name, answer)));
        }
        if (ofA.isEmpty()) {
            throw new FailureException(new Failure.Other("Nothing could be measured with " + task.corpus() + ".",
                    skipped.isEmpty() ? "It has no project with code."
                            : "The models were trained on all of its " + skipped.size() + " projects.",
                    "Name a folder of other projects."));
        }
        keep(a.name(), ofA);
        keep(b.name(), ofB);
        return Comparing.of(a.name(), b.name(), ofA, ofB, skipped, task.seed());
    }

    private void keep(String model, List<Placed> answers) throws FailureException {
        try {
            Files.createDirectories(shelf);
            String name = model.replaceAll("[^A-Za-z0-9._-]", "_");
            WholeFile.write(shelf.resolve(name + ' ' + now().replace(':', '.') + ".tsv"),
                    AnswerFile.written(answers, true));
        } catch (IOException denied) {
            throw new FailureException(new Failure.Other("The answers cannot be kept.", shelf + ": "
                    + denied.getMessage() + '.', "Make room, or change its permissions."), denied);
        }
    }

    @Override
    public List<Evaluation> evaluations() {
        List<Evaluation> all = new ArrayList<>();
        List<Made> kept = pipelines.kept();
        for (Made made : kept) {
            if (made.kind().equals("evaluate")) {
                add(made, kept, all);
            }
        }
        if (Files.isDirectory(shelf)) {
            try (Stream<Path> files = Files.list(shelf)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).toList()) {
                    add(file, all);
                }
            } catch (IOException unreadable) {
                LoggerFactory.getLogger(MeasuredValidation.class).warn("{} cannot be read", shelf, unreadable);
            }
        }
        all.sort(Comparator.comparing(Evaluation::date).reversed());
        return all;
    }

    /** One that is damaged does not hide the others. */
    private static void add(Path file, List<Evaluation> to) throws IOException {
        try {
            to.add(read(file));
        } catch (FailureException damaged) {
            LoggerFactory.getLogger(MeasuredValidation.class).warn("{} is left out", file, damaged);
        }
    }

    private static Evaluation read(Path file) throws IOException, FailureException {
        String name = file.getFileName().toString().replaceAll("\\.tsv$", "");
        int space = name.lastIndexOf(' ');
        List<Placed> answers = AnswerFile.read(Files.readAllBytes(file));
        return MeasuredEvaluation.of(name.substring(0, Math.max(0, space)), name.substring(space + 1).replace('.', ':'),
                answers, answers.stream().mapToDouble(each -> each.at().millis()).toArray(), List.of());
    }

    private void add(Made made, List<Made> kept, List<Evaluation> to) {
        try {
            List<Grown> curve = kept.stream().filter(each -> made.inputs().contains(each.hash())
                    && each.kind().equals("rank")).findFirst().map(MeasuredValidation::curve).orElse(List.of());
            double[] millis = numbers(made.notes().get("millis"), each -> each.asDouble().orElse(0));
            to.add(MeasuredEvaluation.of("pipeline " + made.hash().substring(0, 8), made.date(),
                    AnswerFile.read(pipelines.artifact(made.hash()).file("answers.tsv")), millis, curve));
        } catch (FailureException damaged) {
            LoggerFactory.getLogger(MeasuredValidation.class).warn("an evaluation cannot be read", damaged);
        }
    }

    private static double[] numbers(Json array, ToDoubleFunction<Json> value) {
        return array.items().stream().mapToDouble(value).toArray();
    }

    private static List<Grown> curve(Made rank) {
        return rank.notes().get("curve").items().stream().map(point -> new Grown((int) point.number("trees", 0),
                point.get("first").asDouble().orElse(0))).toList();
    }
}

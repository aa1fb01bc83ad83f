package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionLearning.Line;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.Pieces;
import dev.rustaiide.ai.training.Training.Report;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.ai.training.WorkspaceModels.Installed;
import dev.rustaiide.ai.training.internal.Gate.Verdict;
import dev.rustaiide.ai.training.internal.Measuring.Extent;
import dev.rustaiide.ai.training.internal.Measuring.Lines;
import dev.rustaiide.ai.training.internal.Measuring.Names;
import dev.rustaiide.ai.training.internal.Measuring.Typed;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * One training: some models are made of the folds, the one that does best on the files for choosing is measured once on
 * the held-out ones, and that alone decides: first what ranks, by names and then by lines, and then a decoder beside
 * what was kept of it.
 * Each step is a piece of some seconds that is kept.
 */
final class Adaptation {
    /** Another one whenever the code makes other pieces of the same code. */
    static final int VERSION = 8;
    /** Places of a piece, so that it takes some seconds. */
    private static final int BATCH = Measuring.NAMES;
    private static final int MOST_BATCHES = 60;
    /** The title of what is there already: it is chosen where nothing that was made does better. */
    private static final String SHIPPED = "the shipped counts and ranker";
    private static final int TREES = 60;
    private static final int STEPS = 10;
    private static final RankerRecipe RECIPE = new RankerRecipe(TREES, 16, 40, 0.05, 1, 1, 1);
    /** How much of the time is over when lessons are taken, rankers chosen and judged, decoders trained and judged. */
    private static final double LEARNED = 0.08;
    private static final double CHOSEN = 0.12;
    private static final double NAMED = 0.16;
    private static final double TUNED = 0.67;
    private static final double MEASURED = 0.97;

    private final CompletionLearning learning;
    private final WorkspaceModels models;
    private final Survey survey;
    private final Checkpoints checkpoints;
    private final Task task;
    private final Scope scope;
    private final ChosenLessons chosen;
    private final List<Path> projects;
    private final OwnDecoder decoder;
    private final Budget budget;
    private final Measuring measuring;
    private int places;

    Adaptation(CompletionLearning learning, WorkspaceModels models, Survey survey, Checkpoints checkpoints, Task task,
            Scope scope, ChosenLessons chosen, OwnDecoder decoder) throws FailureException {
        this.learning = learning;
        this.models = models;
        this.survey = survey;
        this.checkpoints = checkpoints;
        this.task = task;
        this.scope = scope;
        this.chosen = chosen;
        this.decoder = decoder;
        this.budget = new Budget(task.budget());
        this.projects = learning.projects(task.folder());
        this.measuring = new Measuring(learning, projects, checkpoints, task, scope, budget);
    }

    Report report() throws InterruptedException, ExecutionException, IOException, FailureException {
        Made shipped = made(SHIPPED, learning.shipped());
        Made ranker = best(rankers(shipped));
        Typed<Answer> answers = measuring.names(List.of(shipped, ranker), Extent.held(survey.held(), Gate.LEAST_NAMES,
                NAMED));
        Names names = measuring.comparedNames(answers, shipped, ranker);
        Verdict byNames = ranker.equals(shipped) ? Gate.noRanker() : Gate.ranker(names);
        OwnDecoder.Result own = decoder.made(budget, TUNED, scope);
        Outcome outcome = judged(shipped, byNames.isKept() ? ranker : shipped, byNames, own.decoder());
        boolean isKept = !outcome.kept().equals(shipped);
        // Of what is refused the figures are told, too.
        Made told = isKept ? outcome.kept() : own.decoder().map(ranker::with).orElse(ranker);
        Names ofTold = isKept ? measuring.comparedNames(answers, shipped, outcome.ranked()) : names;
        return report(new Result(isKept ? Optional.of(told) : Optional.empty(), outcome.why(), told.title(), own.why(),
                ofTold, outcome.lines()));
    }

    /**
     * What lines say of it.
     *
     * @param ranked what ranks of it, with the product's decoder
     * @param why each part is kept or not
     * @param lines of what is kept, or of what was refused, if nothing is
     */
    private record Outcome(Made kept, Made ranked, String why, Lines lines) {}

    /** Types lines with each part alone and with both, so that neither carries in the other nor takes it down. */
    private Outcome judged(Made shipped, Made ranker, Verdict byNames, Optional<Path> own)
            throws InterruptedException, ExecutionException, IOException {
        List<Made> tried = new ArrayList<>(List.of(shipped, ranker));
        own.ifPresent(any -> tried.addAll(List.of(shipped.with(any), ranker.with(any))));
        Made whole = tried.getLast();
        Typed<Line> lines = measuring.lines(tried, Extent.held(survey.held(), Gate.LEAST_LINES,
                whole.equals(shipped) ? 0 : MEASURED));
        Verdict ofRanker = byNames.isKept() ? Gate.ranker(measuring.comparedLines(lines, shipped, ranker)) : byNames;
        Made ranked = ofRanker.isKept() ? ranker : shipped;
        // By its checks it is better already, and there is no other: it needs no choice.
        Optional<Verdict> ofDecoder = own.map(any -> Gate.decoder(measuring.comparedLines(lines, ranked,
                ranked.with(any))));
        Made kept = ofDecoder.filter(Verdict::isKept).isPresent() ? ranked.with(own.orElseThrow()) : ranked;
        return new Outcome(kept, ranked, ofDecoder.map(one -> ofRanker.why() + ' ' + one.why()).orElse(ofRanker.why()),
                measuring.comparedLines(lines, shipped, kept.equals(shipped) ? whole : kept));
    }

    /** What may rank, the shipped one first. */
    private List<Made> rankers(Made from)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        CompletionModel shipped = from.model();
        scope.report(new Progress("count", 0, 0));
        CompletionModel counted = scope.await(learning.withCounts(shipped, survey.texts(survey.learned())));
        Lessons plain = lessons("plain", shipped, shipped, LEARNED / 2);
        Lessons lessons = lessons("counted", counts(false), counts(true), LEARNED);
        List<Made> made = new ArrayList<>(List.of(from));
        grown("plain", "the shipped counts and ", shipped, plain, made);
        grown("counted", "counts of this code, too, and ", counted, lessons, made);
        if (chosen.isEnough()) {
            onChoices("the shipped counts", shipped, plain, made);
            onChoices("counts of this code, too,", counted, lessons, made);
        }
        if (made.size() == 1) {
            throw new FailureException(new Failure.Other("Cannot train on " + task.folder() + '.',
                    "None of its projects has enough code of its own to learn from.", "Name a larger project. The model"
                    + " that was there stays."));
        }
        places = plain.places() + lessons.places();
        return made;
    }

    /** Of one fold, for lessons of the other: of its own words a model would be too sure. */
    private CompletionModel counts(boolean ofSecond) throws InterruptedException, ExecutionException {
        return scope.await(learning.withCounts(learning.shipped(), survey.texts(survey.fold(ofSecond))));
    }

    private Lessons lessons(String name, CompletionModel forSecond, CompletionModel forFirst, double until)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var all = new Lessons.Builder(learning.features().size());
        int batches = Math.clamp(MOST_BATCHES / projects.size(), 1, MOST_BATCHES / 4);
        int total = batches * projects.size() * 2;
        int done = 0;
        for (int batch = 0; batch < batches && (batch == 0 || !budget.isPast(until)); batch++) {
            for (int each = 0; each < projects.size(); each++) {
                for (boolean second : new boolean[] {false, true}) {
                    scope.report(new Progress("learn " + projects.get(each).getFileName(), done++, total));
                    var subject = new Subject(projects.get(each), survey.fold(second), BATCH * 2 / 3, BATCH / 3,
                            task.seed() * 1000 + batch * 10 + 1);
                    all.addAll(checkpoints.piece("lessons-" + name + '-' + each + '-' + batch + '-' + second,
                            Pieces::lessons, Pieces::write,
                            () -> scope.await(learning.lessons(subject, second ? forSecond : forFirst))));
                }
            }
        }
        return all.lessons();
    }

    /** Two models, of some trees more and of all. */
    private void grown(String name, String title, CompletionModel from, Lessons lessons,
            List<Made> made) throws InterruptedException, ExecutionException, IOException, FailureException {
        CompletionModel model = from;
        for (int trees = STEPS; trees <= TREES && lessons.places() > 0; trees += STEPS) {
            CompletionModel before = model;
            long seed = task.seed() + trees;
            byte[] ranker = checkpoints.piece("trees-" + name + '-' + trees, in -> in.readAllBytes(),
                    (bytes, to) -> to.write(bytes), () -> learning.ranker(more(before, lessons, seed)));
            model = learning.withRanker(from, ranker);
            if (trees == 2 * STEPS || trees == TREES) {
                made.add(made(title + 2 * trees + " trees more", model));
            }
        }
    }

    /**
     * A model that learns from what people chose, too. Nothing of it is kept among the pieces: what people erase is
     * nowhere then.
     */
    private void onChoices(String title, CompletionModel from, Lessons lessons, List<Made> made)
            throws InterruptedException, FailureException {
        Lessons all = chosen.with(lessons);
        CompletionModel model = from;
        for (int trees = STEPS; trees <= TREES; trees += STEPS) {
            model = more(model, all, task.seed() + trees);
        }
        made.add(made(title + " and " + 2 * TREES + " trees more, grown on " + chosen.count()
                + " choices of yours, too", model));
    }

    /** Its figures are of the same code and the same choices only. */
    private Made made(String title, CompletionModel model) {
        return new Made(title, Integer.toHexString((chosen.isEnough() ? title + chosen.key() : title).hashCode()),
                model);
    }

    private CompletionModel more(CompletionModel before, Lessons lessons, long seed)
            throws InterruptedException, FailureException {
        CompletionLearning.Growth growth = learning.grow(before, lessons, RECIPE, seed, true);
        for (int i = 0; i < STEPS; i++) {
            scope.report(new Progress("grow trees", i, STEPS));
            scope.check();
            try {
                growth.step();
            } catch (ArithmeticException lost) {
                throw new FailureException(new Failure.Other("The training on " + task.folder() + " had to stop.",
                        "It computes with what are no numbers any more: " + lost.getMessage() + '.',
                        "Train with --fresh and another --seed. The model that was there stays."), lost);
            }
        }
        return growth.model();
    }

    /** The one that does best where nobody is going to measure; the first of those that do as well. */
    private Made best(List<Made> made) throws InterruptedException, ExecutionException, IOException {
        Typed<Answer> typed = measuring.names(made, Extent.choosing(survey.choosing(), CHOSEN));
        return made.stream().max(Comparator.comparingDouble(each -> typed.with(each).stream()
                .mapToDouble(one -> (double) one.saved() / one.letters() + (one.isFirst() ? 1 : 0)).sum()))
                .orElseThrow();
    }

    /**
     * What came of it.
     *
     * @param tried what was measured, for people
     * @param decoder what came of training one, as a sentence
     * @param names those of what is kept, as the lines; of what was refused, if nothing is
     */
    private record Result(Optional<Made> kept, String why, String tried, String decoder, Names names, Lines lines) {}

    private Report report(Result result) throws IOException, FailureException {
        Optional<Installed> installed = result.kept().isEmpty() ? Optional.empty() : Optional.of(models.install(
                task.folder(), folder -> write(result.kept().get(), folder), card(result)));
        checkpoints.clear();
        return new Report(projects.size(), survey.count(survey.learned()), survey.count(survey.held()), survey.left(),
                survey.secretLines(), places, chosen.count(), checkpoints.resumed(), checkpoints.damaged(),
                result.tried(), result.decoder(), result.lines().typing(), result.lines().misled(),
                result.names().keystrokes(), result.names().first(), result.names().count(), result.lines().count(),
                installed, result.why(), budget.spent());
    }

    private void write(Made made, Path folder) throws IOException {
        if (made.decoder().isPresent()) {
            learning.write(made.model(), made.decoder().get(), folder);
        } else {
            learning.write(made.model(), folder);
        }
        learning.read(folder);
    }

    private String card(Result result) {
        return Json.object().put("kind", "completion for one folder: " + result.tried())
                .put("folder", task.folder().toString()).put("seed", task.seed())
                .put("files", survey.count(survey.learned())).put("heldOut", survey.count(survey.held()))
                .put("places", places).put("choices", chosen.count()).put("decoder", result.decoder())
                .put("names", result.names().count()).put("lines", result.lines().count())
                .put("typing", json(result.lines().typing())).put("misled", json(result.lines().misled()))
                .put("keystrokesSaved", json(result.names().keystrokes()))
                .put("first", json(result.names().first())).build().print();
    }

    private static Json json(Difference difference) {
        return Json.object().put("before", number(difference.before())).put("after", number(difference.after()))
                .put("low", number(difference.low())).put("high", number(difference.high())).build();
    }

    private static Json number(double value) {
        return Json.of(Double.parseDouble(String.format(Locale.ROOT, "%.2f", value)));
    }
}

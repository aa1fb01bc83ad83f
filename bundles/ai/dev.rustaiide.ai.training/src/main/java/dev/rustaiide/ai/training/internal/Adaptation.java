package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.model.validation.PairedBootstrap;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.Pieces;
import dev.rustaiide.ai.training.Training.Report;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.ai.training.WorkspaceModels.Installed;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * One training: some models are made of the folds, the one that does best on the files for choosing is measured once on
 * the held-out ones, and that alone decides. Each step is a piece of some seconds that is kept.
 */
final class Adaptation {
    /** Another one whenever the code makes other pieces of the same code. */
    static final int VERSION = 2;
    /** Places of a piece, so that it takes some seconds. */
    private static final int BATCH = 120;
    private static final int MOST_BATCHES = 60;
    private static final int MOST_MEASURED = 40;
    /** With fewer names nothing is installed, whatever the interval says. */
    private static final int LEAST_NAMES = 200;
    private static final int TREES = 60;
    private static final int STEPS = 10;
    private static final RankerRecipe RECIPE = new RankerRecipe(TREES, 16, 40, 0.05, 1, 1, 1);
    /** Two shares are looked at: each has half of the usual doubt (Bonferroni). */
    private static final double DOUBT = 0.05 / 2;

    private final CompletionLearning learning;
    private final WorkspaceModels models;
    private final Survey survey;
    private final Checkpoints checkpoints;
    private final Task task;
    private final Scope scope;
    private final ChosenLessons chosen;
    private final List<Path> projects;
    private final long begun = System.nanoTime();

    Adaptation(CompletionLearning learning, WorkspaceModels models, Survey survey, Checkpoints checkpoints, Task task,
            Scope scope, ChosenLessons chosen) throws FailureException {
        this.learning = learning;
        this.models = models;
        this.survey = survey;
        this.checkpoints = checkpoints;
        this.task = task;
        this.scope = scope;
        this.chosen = chosen;
        this.projects = learning.projects(task.folder());
    }

    Report report() throws InterruptedException, ExecutionException, IOException, FailureException {
        CompletionModel shipped = learning.shipped();
        scope.report(new Progress("count", 0, 0));
        CompletionModel counted = scope.await(learning.withCounts(shipped, survey.texts(survey.learned())));
        Lessons plain = lessons("plain", shipped, shipped, 0.25);
        Lessons lessons = lessons("counted", counts(false), counts(true), 0.5);
        Map<String, CompletionModel> made = new LinkedHashMap<>();
        grown("plain", "the shipped counts and ", shipped, plain, made);
        grown("counted", "counts of this code, too, and ", counted, lessons, made);
        if (chosen.isEnough()) {
            onChoices("the shipped counts", shipped, plain, made);
            onChoices("counts of this code, too,", counted, lessons, made);
        }
        if (made.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot train on " + task.folder() + '.',
                    "None of its projects has enough code of its own to learn from.", "Name a larger project. The model"
                    + " that was there stays."));
        }
        String name = best(made);
        CompletionModel best = made.get(name);
        return judged(name, best, measured(shipped, best, name), plain.places() + lessons.places());
    }

    /** Of one fold, for lessons of the other: of its own words a model would be too sure. */
    private CompletionModel counts(boolean ofSecond) throws InterruptedException, ExecutionException {
        return scope.await(learning.withCounts(learning.shipped(), survey.texts(survey.fold(ofSecond))));
    }

    private boolean isPast(double share) {
        return System.nanoTime() - begun > task.budget().toNanos() * share;
    }

    private Lessons lessons(String name, CompletionModel forSecond, CompletionModel forFirst, double until)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var all = new Lessons.Builder(learning.features().size());
        int batches = Math.clamp(MOST_BATCHES / projects.size(), 1, MOST_BATCHES / 4);
        int total = batches * projects.size() * 2;
        int done = 0;
        for (int batch = 0; batch < batches && (batch == 0 || !isPast(until)); batch++) {
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
            Map<String, CompletionModel> made) throws InterruptedException, ExecutionException, IOException,
            FailureException {
        CompletionModel model = from;
        for (int trees = STEPS; trees <= TREES && lessons.places() > 0; trees += STEPS) {
            CompletionModel before = model;
            long seed = task.seed() + trees;
            byte[] ranker = checkpoints.piece("trees-" + name + '-' + trees, in -> in.readAllBytes(),
                    (bytes, to) -> to.write(bytes), () -> learning.ranker(more(before, lessons, seed)));
            model = learning.withRanker(from, ranker);
            if (trees == 2 * STEPS || trees == TREES) {
                made.put(title + 2 * trees + " trees more", model);
            }
        }
    }

    /**
     * A model that learns from what people chose, too. Nothing of it is kept among the pieces: what people erase is
     * nowhere then.
     */
    private void onChoices(String title, CompletionModel from, Lessons lessons, Map<String, CompletionModel> made)
            throws InterruptedException, FailureException {
        Lessons all = chosen.with(lessons);
        CompletionModel model = from;
        for (int trees = STEPS; trees <= TREES; trees += STEPS) {
            model = more(model, all, task.seed() + trees);
        }
        made.put(title + " and " + 2 * TREES + " trees more, grown on " + chosen.count() + " choices of yours, too",
                model);
    }

    /** What figures of a model are kept under: of the same code and the same choices only. */
    private String key(String name) {
        return Integer.toHexString((chosen.isEnough() ? name + chosen.key() : name).hashCode());
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

    private List<Answer> typed(String name, CompletionModel model, Predicate<Path> files, int batches, double until)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        List<Answer> all = new ArrayList<>();
        for (int batch = 0; batch < batches && (batch == 0 || !isPast(until)); batch++) {
            for (int each = 0; each < projects.size(); each++) {
                scope.report(new Progress("measure " + name, (long) batch * projects.size() + each,
                        (long) batches * projects.size()));
                all.addAll(typed(name, model, files, each, batch));
            }
        }
        return all;
    }

    private List<Answer> typed(String name, CompletionModel model, Predicate<Path> files, int project, int batch)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var subject = new Subject(projects.get(project), files, BATCH, 0, task.seed() * 1000 + batch * 10 + 7);
        return checkpoints.piece("typed-" + name + '-' + project + '-' + batch, Pieces::answers, Pieces::write,
                () -> scope.await(learning.answers(subject, model)));
    }

    /** The model that does best where nobody is going to measure. */
    private String best(Map<String, CompletionModel> made)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        int batches = Math.clamp(8 / projects.size(), 1, 4);
        for (var each : made.entrySet()) {
            double score = 0;
            for (Answer typed : typed("choice-" + key(each.getKey()), each.getValue(), survey.choosing(),
                    batches, 0.65)) {
                score += (double) typed.saved() / typed.letters() + (typed.isFirst() ? 1 : 0);
            }
            if (score > most) {
                most = score;
                best = each.getKey();
            }
        }
        return best;
    }

    /** What came of the held-out files. */
    private record Measured(Difference keystrokes, Difference first, int names) {}

    private Measured measured(CompletionModel shipped, CompletionModel best, String name)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var keystrokes = new PairedBootstrap();
        var first = new PairedBootstrap();
        int names = 0;
        int batches = Math.max(1, MOST_MEASURED / projects.size());
        for (int batch = 0; batch < batches && (names < LEAST_NAMES || !isPast(0.95)); batch++) {
            for (int each = 0; each < projects.size(); each++) {
                scope.report(new Progress("measure", (long) batch * projects.size() + each,
                        (long) batches * projects.size()));
                List<Answer> before = typed("before", shipped, survey.held(), each, batch);
                List<Answer> after = typed("after-" + key(name), best, survey.held(), each, batch);
                for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                    Answer one = before.get(i);
                    Answer other = after.get(i);
                    String file = projects.get(each).getFileName() + "/" + one.file();
                    keystrokes.add(file, one.saved(), other.saved(), one.letters());
                    first.add(file, one.isFirst() ? 1 : 0, other.isFirst() ? 1 : 0, 1);
                    names++;
                }
            }
        }
        return new Measured(keystrokes.difference(DOUBT, task.seed()), first.difference(DOUBT, task.seed()), names);
    }

    private Report judged(String name, CompletionModel best, Measured measured, int places)
            throws IOException, FailureException {
        boolean better = measured.keystrokes.isBetter() || measured.first.isBetter();
        boolean worse = measured.keystrokes.isWorse() || measured.first.isWorse();
        boolean enough = measured.names >= LEAST_NAMES && measured.keystrokes.isTold();
        Optional<Installed> installed = better && !worse && enough
                ? Optional.of(models.install(task.folder(), folder -> {
                    learning.write(best, folder);
                    learning.read(folder);
                }, card(name, measured, places))) : Optional.empty();
        String why = why(enough, worse, installed.isPresent(), measured);
        checkpoints.clear();
        return new Report(projects.size(), survey.count(survey.learned()), survey.count(survey.held()), survey.left(),
                survey.secretLines(), places, chosen.count(), checkpoints.resumed(), checkpoints.damaged(), name,
                measured.keystrokes, measured.first, measured.names, installed, why,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static String why(boolean enough, boolean worse, boolean isInstalled, Measured measured) {
        if (!enough) {
            return "Only " + measured.names + " names in " + measured.keystrokes.groups() + " held-out files could be"
                    + " typed to measure it, which says too little (" + LEAST_NAMES + " in " + Difference.LEAST_GROUPS
                    + " are the least), so the old model stays. Train on more code.";
        }
        if (isInstalled) {
            return "It is better on files that it did not learn from, beyond what chance explains, and in nothing that"
                    + " was measured worse.";
        }
        return worse ? "It is worse in something that was measured, beyond what chance explains, so the old model"
                + " stays."
                : "It is not better beyond what chance explains, so the old model stays.";
    }

    private String card(String name, Measured measured, int places) {
        return Json.object().put("kind", "completion for one folder: " + name)
                .put("folder", task.folder().toString()).put("seed", task.seed())
                .put("files", survey.count(survey.learned())).put("heldOut", survey.count(survey.held()))
                .put("places", places).put("choices", chosen.count())
                .put("names", measured.names).put("keystrokesSaved", json(measured.keystrokes))
                .put("first", json(measured.first)).build().print();
    }

    private static Json json(Difference difference) {
        return Json.object().put("before", number(difference.before())).put("after", number(difference.after()))
                .put("low", number(difference.low())).put("high", number(difference.high())).build();
    }

    private static Json number(double value) {
        return Json.of(Double.parseDouble(String.format(Locale.ROOT, "%.2f", value)));
    }
}

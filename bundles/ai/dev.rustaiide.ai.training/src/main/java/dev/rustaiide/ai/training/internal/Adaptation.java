package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import dev.rustaiide.ai.training.internal.Measuring.Compared;
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
    static final int VERSION = 4;
    /** Places of a piece, so that it takes some seconds. */
    private static final int BATCH = Measuring.NAMES;
    private static final int MOST_BATCHES = 60;
    /** With fewer names nothing is installed, whatever the interval says. */
    private static final int LEAST_NAMES = 200;
    /** The title of what is there already: it is chosen where nothing that was made does better. */
    private static final String SHIPPED = "the shipped counts and ranker";
    private static final int TREES = 60;
    private static final int STEPS = 10;
    private static final RankerRecipe RECIPE = new RankerRecipe(TREES, 16, 40, 0.05, 1, 1, 1);
    /** Three shares are looked at: each has a third of the usual doubt (Bonferroni). */
    private static final double DOUBT = 0.05 / 3;
    /** How much of the time is over when lessons are taken, rankers compared, a decoder trained and compared. */
    private static final double LEARNED = 0.08;
    private static final double CHOSEN = 0.12;
    private static final double TUNED = 0.66;
    private static final double COMPARED = 0.71;
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
        CompletionModel shipped = learning.shipped();
        Map<String, CompletionModel> made = rankers(shipped);
        String name = best(made);
        OwnDecoder.Result own = decoder.made(budget, TUNED, scope);
        Made best = withDecoder(new Made(name, made.get(name)), own);
        Compared compared = measuring.compared("before", new Made("", shipped), "after-" + key(best.title()), best,
                survey.held(), LEAST_NAMES, MEASURED, DOUBT);
        return judged(best, own, compared);
    }

    private Map<String, CompletionModel> rankers(CompletionModel shipped)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        scope.report(new Progress("count", 0, 0));
        CompletionModel counted = scope.await(learning.withCounts(shipped, survey.texts(survey.learned())));
        Lessons plain = lessons("plain", shipped, shipped, LEARNED / 2);
        Lessons lessons = lessons("counted", counts(false), counts(true), LEARNED);
        Map<String, CompletionModel> made = new LinkedHashMap<>();
        made.put(SHIPPED, shipped);
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

    /** The model that does best where nobody is going to measure. */
    private String best(Map<String, CompletionModel> made)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        int batches = Math.clamp(8 / projects.size(), 1, 4);
        for (var each : made.entrySet()) {
            double score = 0;
            for (Answer typed : measuring.names("choice-" + key(each.getKey()), new Made(each.getKey(),
                    each.getValue()), survey.choosing(), batches, CHOSEN)) {
                score += (double) typed.saved() / typed.letters() + (typed.isFirst() ? 1 : 0);
            }
            if (score > most) {
                most = score;
                best = each.getKey();
            }
        }
        return best;
    }

    /** {@code best} with a decoder of this code, if lines that nobody is going to measure need fewer keys with it. */
    private Made withDecoder(Made best, OwnDecoder.Result own)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        if (own.decoder().isEmpty()) {
            return best;
        }
        Made other = best.with(", and a decoder of this code", own.decoder().get());
        int batches = Math.clamp(4 / projects.size(), 1, 4);
        long keys = keys(measuring.lines("choice-" + key(best.title()), best, survey.choosing(), batches, COMPARED));
        long fewer = keys(measuring.lines("choice-" + key(other.title()), other, survey.choosing(), batches, COMPARED));
        return fewer < keys ? other : best;
    }

    private static long keys(List<Line> lines) {
        return lines.stream().mapToLong(Line::keys).sum();
    }

    private Report judged(Made best, OwnDecoder.Result own, Compared compared) throws IOException, FailureException {
        List<Difference> shares = List.of(compared.typing(), compared.keystrokes(), compared.first());
        boolean better = shares.stream().anyMatch(Difference::isBetter);
        boolean worse = shares.stream().anyMatch(Difference::isWorse);
        boolean enough = compared.names() >= LEAST_NAMES && compared.keystrokes().isTold();
        Optional<Installed> installed = better && !worse && enough
                ? Optional.of(models.install(task.folder(), folder -> write(best, folder), card(best, own, compared)))
                : Optional.empty();
        String why = why(enough, worse, installed.isPresent(), compared);
        checkpoints.clear();
        return new Report(projects.size(), survey.count(survey.learned()), survey.count(survey.held()), survey.left(),
                survey.secretLines(), places, chosen.count(), checkpoints.resumed(), checkpoints.damaged(),
                best.title(), own.why(), compared.typing(), compared.misled(), compared.keystrokes(),
                compared.first(), compared.names(), compared.lines(), installed, why, budget.spent());
    }

    private void write(Made best, Path folder) throws IOException {
        if (best.decoder().isPresent()) {
            learning.write(best.model(), best.decoder().get(), folder);
        } else {
            learning.write(best.model(), folder);
        }
        learning.read(folder);
    }

    private static String why(boolean enough, boolean worse, boolean isInstalled, Compared compared) {
        if (!enough) {
            return "Only " + compared.names() + " names in " + compared.keystrokes().groups() + " held-out files could"
                    + " be typed to measure it, which says too little (" + LEAST_NAMES + " in "
                    + Difference.LEAST_GROUPS + " are the least), so the old model stays. Train on more code.";
        }
        if (isInstalled) {
            return "It is better on files that it did not learn from, beyond what chance explains, and in nothing that"
                    + " was measured worse.";
        }
        return worse ? "It is worse in something that was measured, beyond what chance explains, so the old model"
                + " stays."
                : "It is not better beyond what chance explains, so the old model stays.";
    }

    private String card(Made best, OwnDecoder.Result own, Compared compared) {
        return Json.object().put("kind", "completion for one folder: " + best.title())
                .put("folder", task.folder().toString()).put("seed", task.seed())
                .put("files", survey.count(survey.learned())).put("heldOut", survey.count(survey.held()))
                .put("places", places).put("choices", chosen.count()).put("decoder", own.why())
                .put("names", compared.names()).put("lines", compared.lines())
                .put("typing", json(compared.typing())).put("misled", json(compared.misled()))
                .put("keystrokesSaved", json(compared.keystrokes())).put("first", json(compared.first()))
                .build().print();
    }

    private static Json json(Difference difference) {
        return Json.object().put("before", number(difference.before())).put("after", number(difference.after()))
                .put("low", number(difference.low())).put("high", number(difference.high())).build();
    }

    private static Json number(double value) {
        return Json.of(Double.parseDouble(String.format(Locale.ROOT, "%.2f", value)));
    }
}

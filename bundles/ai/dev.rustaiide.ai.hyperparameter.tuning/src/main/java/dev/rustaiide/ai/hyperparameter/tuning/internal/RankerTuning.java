package dev.rustaiide.ai.hyperparameter.tuning.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.hyperparameter.tuning.Dimension;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.CorpusLessons;
import dev.rustaiide.ai.model.validation.PairedBootstrap;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Grows rankers on six tenths of the families, chooses with two, and judges with the last two. */
@Component
public final class RankerTuning implements Tuning {
    static final List<Dimension> DIMENSIONS = List.of(new Dimension("trees", 30, 240, true, true),
            new Dimension("leaves", 6, 64, true, true), new Dimension("leastRows", 8, 250, true, true),
            new Dimension("rate", 0.03, 0.4, true, false), new Dimension("regular", 0.1, 30, true, false),
            new Dimension("rowShare", 0.3, 1, false, false), new Dimension("columnShare", 0.3, 1, false, false));
    /** Of the trees of a trial, where it may be stopped. */
    private static final double[] RUNGS = {0.2, 0.5, 1};
    /** Another one whenever the code grows other rankers of the same recipe. */
    private static final int VERSION = 1;
    private static final int EACH = 70;
    /** The same of projects that choose and judge: no tree is grown on them, so that more of them cost little. */
    private static final int JUDGED = 280;
    /** Of the ten parts of families, those that judge, and those that choose besides. */
    private static final int UNSEEN = 2;
    private static final int CHOOSING = 4;
    private static final int LEAST_PROJECTS = 8;
    private static final double DOUBT = 0.05;
    /** The score of what cannot be grown: no place is ranked. */
    private static final double LOST = 0;

    private final CompletionLearning learning;
    private final Path state;
    private final LastSearch last;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RankerTuning(@Reference CompletionLearning learning, @Reference StandardPaths paths) {
        this(learning, paths.state().resolve("tuning"));
    }

    RankerTuning(CompletionLearning learning, Path state) {
        this.learning = learning;
        this.state = state;
        this.last = new LastSearch(state.resolve("last.json"));
    }

    @Override
    public Call<Found> tune(Task task) {
        return Call.start("tune ranker", scope -> {
            Path corpus = task.corpus().toAbsolutePath().normalize();
            var crc = new CRC32();
            crc.update(corpus.toString().getBytes(StandardCharsets.UTF_8));
            Path folder = state.resolve(Long.toHexString(crc.getValue()));
            try (var turn = new FolderTurn(folder).take()) {
                var looked = new Checkpoints(folder.resolve("lessons"), CorpusLessons.key(learning, EACH, task.seed())
                        + ' ' + JUDGED, task.isFresh());
                CorpusLessons lessons = CorpusLessons.of(learning, corpus, project -> CorpusLessons.part(project,
                        task.seed()) < CHOOSING ? JUDGED : EACH, LEAST_PROJECTS, task.seed(), looked,
                        scope);
                Found found = new Run(task, new Checkpoints(folder.resolve("trials"), key(task, lessons),
                        task.isFresh()), lessons, scope).found();
                last.write(new Ended(corpus, task.search(), task.seed(), clock.instant(), DIMENSIONS, found));
                return found;
            } catch (IOException refused) {
                throw new FailureException(new Failure.Other("The search had to stop.", folder + ": "
                        + refused.getMessage(), "Make room there and start it again: it goes on."), refused);
            }
        });
    }

    @Override
    public Optional<Ended> last() {
        return last.read();
    }

    /** All that decides how trial number so-and-so does. */
    private static String key(Task task, CorpusLessons lessons) {
        return "ranker " + VERSION + ' ' + task.seed() + ' ' + task.search().word() + ' ' + DIMENSIONS + ' '
                + Arrays.toString(RUNGS) + ' ' + lessons.hash();
    }

    static RankerRecipe recipe(double[] units) {
        double[] values = new double[units.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = DIMENSIONS.get(i).at(units[i]);
        }
        return new RankerRecipe((int) values[0], (int) values[1], (int) values[2], values[3], values[4], values[5],
                values[6]);
    }

    /** One search. */
    private final class Run {
        private final Task task;
        private final Checkpoints checkpoints;
        private final Scope scope;
        private final Lessons train;
        private final Lessons choice;
        private final Lessons unseen;
        private final Proposals proposals;
        private final Rungs rungs = new Rungs(RUNGS.length);
        private final List<Trial> done = new ArrayList<>();
        private final long begun = System.nanoTime();
        private int next;

        Run(Task task, Checkpoints checkpoints, CorpusLessons lessons, Scope scope) throws FailureException {
            this.task = task;
            this.checkpoints = checkpoints;
            this.scope = scope;
            this.train = lessons.parts(part -> part >= CHOOSING, task.seed());
            this.choice = lessons.parts(part -> part >= UNSEEN && part < CHOOSING, task.seed());
            this.unseen = lessons.parts(part -> part < UNSEEN, task.seed());
            this.proposals = new Proposals(task.search(), DIMENSIONS, task.seed());
            if (train.places() == 0 || choice.places() == 0 || unseen.places() == 0) {
                throw new FailureException(new Failure.Other("Nothing can be said with " + task.corpus() + '.',
                        "Its projects are of too few families to be split.", "Take more projects, or another seed."));
            }
        }

        Found found() throws InterruptedException, ExecutionException, IOException, FailureException {
            for (int number = 0; number < task.trials(); number++) {
                Optional<Journal.Kept> kept = checkpoints.known("trial-" + number, Journal::read);
                kept.ifPresent(this::take);
            }
            int resumed = checkpoints.resumed();
            List<Call<Boolean>> workers = new ArrayList<>();
            for (int i = 0; i < Math.max(1, task.workers()); i++) {
                workers.add(scope.start("trials", part -> work()));
            }
            for (Call<Boolean> worker : workers) {
                worker.await();
            }
            return judged(resumed);
        }

        private synchronized void take(Journal.Kept kept) {
            for (int rung = 0; rung < kept.scores().length; rung++) {
                rungs.goesOn(rung, kept.scores()[rung]);
            }
            done.add(kept.trial());
        }

        private boolean work() throws InterruptedException, IOException {
            for (int number = nextNumber(); number >= 0; number = nextNumber()) {
                double[] units = proposals.next(number, known());
                Journal.Kept kept = trial(number, units);
                checkpoints.keep("trial-" + number, Journal::write, kept);
                synchronized (this) {
                    done.add(kept.trial());
                    scope.report(new Progress("try settings", done.size(), task.trials()));
                }
            }
            return true;
        }

        private synchronized int nextNumber() throws InterruptedException {
            scope.check();
            while (done.stream().anyMatch(trial -> trial.number() == next)) {
                next++;
            }
            boolean late = System.nanoTime() - begun > task.budget().toNanos();
            return next >= task.trials() || late && !done.isEmpty() ? -1 : next++;
        }

        private synchronized List<Trial> known() {
            return List.copyOf(done);
        }

        /** A recipe by which numbers are lost is as poor as can be, and stops nobody else. */
        private Journal.Kept trial(int number, double[] units) throws InterruptedException {
            try {
                return trialOf(recipe(units), number, units);
            } catch (ArithmeticException lost) {
                LoggerFactory.getLogger(RankerTuning.class).info("Trial {} of the search is lost: {}", number,
                        lost.getMessage());
                return new Journal.Kept(new Trial(number, units, LOST, 0, false), new double[] {LOST});
            }
        }

        private Journal.Kept trialOf(RankerRecipe recipe, int number, double[] units) throws InterruptedException {
            CompletionLearning.Growth growth = learning.grow(learning.shipped(), train, recipe, task.seed(), false);
            List<Double> scores = new ArrayList<>();
            int grown = 0;
            for (int rung = 0; rung < RUNGS.length; rung++) {
                for (; grown < Math.max(1, Math.rint(recipe.trees() * RUNGS[rung])); grown++) {
                    scope.check();
                    growth.step();
                }
                double score = score(growth.model());
                scores.add(score);
                boolean goesOn = rungs.goesOn(rung, score) || task.search() == Search.RANDOM;
                if (!goesOn) {
                    break;
                }
            }
            boolean whole = scores.size() == RUNGS.length;
            return new Journal.Kept(new Trial(number, units, scores.getLast(), scores.size() - 1, whole),
                    scores.stream().mapToDouble(score -> score).toArray());
        }

        /** The mean reciprocal rank. */
        private double score(CompletionModel model) {
            double sum = 0;
            for (double rank : learning.ranks(model, choice)) {
                sum += 1 / (1 + rank);
            }
            return sum / choice.places();
        }

        private CompletionModel grown(RankerRecipe recipe) throws InterruptedException, FailureException {
            CompletionLearning.Growth growth = learning.grow(learning.shipped(), train, recipe, task.seed(), false);
            try {
                for (int i = 0; i < recipe.trees(); i++) {
                    scope.report(new Progress("grow the one to be judged", i, recipe.trees()));
                    scope.check();
                    growth.step();
                }
                return growth.model();
            } catch (ArithmeticException lost) {
                throw new FailureException(new Failure.Other("No ranker can be grown of these projects.",
                        "It computes with what are no numbers any more: " + lost.getMessage() + '.',
                        "Take more projects, or another seed."), lost);
            }
        }

        private Found judged(int resumed) throws InterruptedException, FailureException {
            Trial best = done.stream().filter(Trial::isWhole).max(Comparator.comparingDouble(Trial::score))
                    .orElseGet(() -> done.stream().max(Comparator.comparingDouble(Trial::score)).orElseThrow());
            RankerRecipe recipe = recipe(best.units());
            double[] before = learning.ranks(grown(RankerRecipe.SHIPPED), unseen);
            double[] after = learning.ranks(grown(recipe), unseen);
            var byRank = new PairedBootstrap();
            var first = new PairedBootstrap();
            for (int place = 0; place < unseen.places(); place++) {
                String project = unseen.names().get(unseen.owners()[place]);
                byRank.add(project, 1 / (1 + before[place]), 1 / (1 + after[place]), 1);
                first.add(project, before[place] == 0 ? 1 : 0, after[place] == 0 ? 1 : 0, 1);
            }
            return new Found(done, resumed, recipe, byRank.difference(DOUBT, task.seed()),
                    first.difference(DOUBT, task.seed()), unseen.places(), proposals.mattered(known()),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}

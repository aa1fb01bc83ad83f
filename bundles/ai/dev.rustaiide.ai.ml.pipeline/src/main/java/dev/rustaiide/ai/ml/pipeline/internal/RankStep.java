package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionLearning.Growth;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Weighs the mixture and grows the ranker: project by project, then a few trees at a time. Each part goes on from the
 * one before as it was written, interrupted or not.
 */
@Component(service = StepKind.class)
public final class RankStep implements StepKind {
    static final String RANKER = "completion-ranking.bin";

    private static final int MOST_HELD = 12;
    private static final int HELD_NAMES = 60;

    private final ComponentServiceObjects<CompletionMaking> making;
    private final ComponentServiceObjects<CompletionLearning> learning;

    @Activate
    public RankStep(@Reference ComponentServiceObjects<CompletionMaking> making,
            @Reference ComponentServiceObjects<CompletionLearning> learning) {
        this.making = making;
        this.learning = learning;
    }

    @Override
    public String name() {
        return "rank";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("seed", "names", "tokens", "trees", "leaves", "leastRows", "rate", "treesAtOnce");
    }

    @Override
    public Set<String> needs() {
        return Set.of("corpus", "count");
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        CompletionMaking makes = making.getService();
        CompletionLearning learns = learning.getService();
        try {
            return new Ranking(run, makes, learns).made();
        } finally {
            making.ungetService(makes);
            learning.ungetService(learns);
        }
    }

    /** One run of it. */
    private record Ranking(StepRun run, CompletionMaking makes, CompletionLearning learns) {
        Map<String, byte[]> made() throws FailureException, InterruptedException, ExecutionException {
            List<Project> projects = ChosenCorpus.of(run).of(Split.RANKER);
            Artifact counted = run.input("count");
            CompletionModel weighed = weighed(makes.model(counted.file(CountStep.COUNTS),
                    counted.file(CountStep.UNTRAINED)), projects);
            Lessons lessons = lessons(weighed, projects);
            CompletionModel grown = grown(weighed, lessons, held(weighed));
            run.note("projects", Json.of(projects.size()));
            run.note("places", Json.of(lessons.places()));
            run.note("trees", Json.of(grown.trees()));
            return Map.of(RANKER, makes.ranker(grown));
        }

        private long seed() {
            return (long) run.number("seed", 1);
        }

        private CompletionModel weighed(CompletionModel untrained, List<Project> projects)
                throws FailureException, InterruptedException, ExecutionException {
            CompletionModel model = untrained;
            for (int i = 0; i < projects.size(); i++) {
                Project project = projects.get(i);
                run.scope().report(new Progress("weigh " + project.name(), i, projects.size()));
                CompletionModel before = model;
                var subject = project.subject(0, 2 * run.whole("tokens", 130), seed() + i);
                model = makes.withRanker(before, run.kept().part("weigh " + i + ' ' + project.name(),
                        () -> makes.ranker(Following.await(run, learns.withWeights(before, subject)))));
            }
            return model;
        }

        private Lessons lessons(CompletionModel weighed, List<Project> projects)
                throws FailureException, InterruptedException, ExecutionException {
            var all = new Lessons.Builder(learns.features().size());
            for (int i = 0; i < projects.size(); i++) {
                Project project = projects.get(i);
                run.scope().report(new Progress("gather " + project.name(), i, projects.size()));
                var subject = project.subject(run.whole("names", 260), run.whole("tokens", 130), seed() + i);
                all.addAll(LessonFile.read(run.kept().part("gather " + project.name(),
                        () -> LessonFile.written(Following.await(run, learns.lessons(subject, weighed))))));
            }
            return all.lessons();
        }

        /** Nothing is chosen by these: how well the ranker does on them is told, not more. */
        private Lessons held(CompletionModel weighed)
                throws FailureException, InterruptedException, ExecutionException {
            var all = new Lessons.Builder(learns.features().size());
            for (Project project : ChosenCorpus.of(run).of(Split.HELD_OUT).stream().limit(MOST_HELD).toList()) {
                run.scope().report(new Progress("gather " + project.name(), 0, 0));
                var subject = project.subject(HELD_NAMES, 0, seed());
                all.addAll(LessonFile.read(run.kept().part("held " + project.name(),
                        () -> LessonFile.written(Following.await(run, learns.lessons(subject, weighed))))));
            }
            return all.lessons();
        }

        private Json grown(CompletionModel model, int trees, Lessons held) {
            double[] ranks = learns.ranks(model, held);
            long first = Arrays.stream(ranks).filter(rank -> rank < 1).count();
            return Json.object().put("trees", trees).put("first",
                    Json.of(ranks.length == 0 ? 0 : Math.round(1000.0 * first / ranks.length) / 10.0)).build();
        }

        private static void step(Growth growth) throws FailureException {
            try {
                growth.step();
            } catch (ArithmeticException lost) {
                throw new FailureException(new Failure.Other("The ranker cannot be grown.",
                        "It computes with what are no numbers any more: " + lost.getMessage() + '.',
                        "Declare a smaller rate, or another seed. What was made before stays."), lost);
            }
        }

        private CompletionModel grown(CompletionModel weighed, Lessons lessons, Lessons held)
                throws FailureException, InterruptedException, ExecutionException {
            int trees = run.whole("trees", 130);
            int step = Math.max(1, run.whole("treesAtOnce", 10));
            var recipe = new RankerRecipe(trees, run.whole("leaves", 26), run.whole("leastRows", 60),
                    run.number("rate", 0.14), 1, 1, 1);
            CompletionModel model = weighed;
            var curve = new ArrayList<Json>();
            for (int done = 0; done < trees; done += step) {
                run.scope().report(new Progress("grow trees", done, trees));
                CompletionModel before = model;
                int count = Math.min(step, trees - done);
                model = makes.withRanker(before, run.kept().part("trees from " + done, () -> {
                    Growth growth = learns.grow(before, lessons, recipe, seed(), true);
                    for (int i = 0; i < count; i++) {
                        run.scope().check();
                        step(growth);
                    }
                    return makes.ranker(growth.model());
                }));
                curve.add(grown(model, done + count, held));
            }
            run.note("curve", Json.array(curve));
            return model;
        }
    }
}

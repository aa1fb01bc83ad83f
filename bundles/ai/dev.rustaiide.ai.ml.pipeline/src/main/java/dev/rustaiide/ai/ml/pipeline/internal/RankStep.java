package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Growth;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.ml.pipeline.internal.ChosenCorpus.Project;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Weighs the mixture and grows the ranker: project by project, then a few trees at a time. Each part goes on from the
 * one before as it was written, interrupted or not, so that both ways give the same.
 */
@Component(service = StepKind.class)
public final class RankStep implements StepKind {
    static final String RANKER = "completion-ranking.bin";

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
            CompletionModel grown = grown(weighed, lessons);
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

        private CompletionModel grown(CompletionModel weighed, Lessons lessons)
                throws FailureException, InterruptedException, ExecutionException {
            int trees = run.whole("trees", 130);
            int step = Math.max(1, run.whole("treesAtOnce", 10));
            var recipe = new RankerRecipe(trees, run.whole("leaves", 26), run.whole("leastRows", 60),
                    run.number("rate", 0.14), 1, 1, 1);
            CompletionModel model = weighed;
            for (int done = 0; done < trees; done += step) {
                run.scope().report(new Progress("grow trees", done, trees));
                CompletionModel before = model;
                int count = Math.min(step, trees - done);
                model = makes.withRanker(before, run.kept().part("trees from " + done, () -> {
                    Growth growth = learns.grow(before, lessons, recipe, seed(), true);
                    for (int i = 0; i < count; i++) {
                        run.scope().check();
                        growth.step();
                    }
                    return makes.ranker(growth.model());
                }));
            }
            return model;
        }
    }
}

package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.ai.ml.pipeline.AnswerFile;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Types names of projects that nothing was learned from, by the editor's own completion. */
@Component(service = StepKind.class)
public final class EvaluateStep implements StepKind {
    static final String ANSWERS = "answers.tsv";

    private final ComponentServiceObjects<CompletionMaking> making;
    private final ComponentServiceObjects<CompletionLearning> learning;

    @Activate
    public EvaluateStep(@Reference ComponentServiceObjects<CompletionMaking> making,
            @Reference ComponentServiceObjects<CompletionLearning> learning) {
        this.making = making;
        this.learning = learning;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("seed", "points");
    }

    @Override
    public Set<String> needs() {
        return Set.of("corpus", "count", "rank");
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        CompletionMaking makes = making.getService();
        CompletionLearning learns = learning.getService();
        try {
            CompletionModel model = makes.model(run.input("count").file(CountStep.COUNTS),
                    run.input("rank").file(RankStep.RANKER));
            List<Project> projects = ChosenCorpus.of(run).of(Split.HELD_OUT);
            int each = Math.max(1, run.whole("points", 2000) / projects.size());
            List<Placed> answers = new ArrayList<>();
            for (int i = 0; i < projects.size(); i++) {
                Project project = projects.get(i);
                run.scope().report(new Progress("measure " + project.name(), i, projects.size()));
                var subject = project.subject(each, 0, (long) run.number("seed", 1));
                answers.addAll(AnswerFile.read(run.kept().part("measure " + project.name(), () -> AnswerFile.written(
                        Following.await(run, learns.answers(subject, model)).stream()
                                .map(answer -> new Placed(project.name(), answer)).toList(), true))));
            }
            note(run, answers);
            return Map.of(ANSWERS, AnswerFile.written(answers, false));
        } finally {
            making.ungetService(makes);
            learning.ungetService(learns);
        }
    }

    private static void note(StepRun run, List<Placed> answers) {
        long letters = answers.stream().mapToLong(each -> each.at().letters()).sum();
        long saved = answers.stream().mapToLong(each -> each.at().saved()).sum();
        run.note("points", Json.of(answers.size()));
        run.note("inFirst5Within2", percent(answers.stream().filter(each -> each.at().isInFirstFive()).count(),
                answers.size()));
        run.note("firstWithin2", percent(answers.stream().filter(each -> each.at().isFirst()).count(),
                answers.size()));
        run.note("keystrokesSaved", percent(saved, letters));
        double[] millis = answers.stream().mapToDouble(each -> each.at().millis()).sorted().toArray();
        run.note("popupP95Millis", Json.of(millis.length == 0 ? 0 : millis[millis.length * 95 / 100]));
        run.note("millis", Json.array(java.util.Arrays.stream(millis).mapToObj(Json::of).toList()));
    }

    private static Json percent(long part, long whole) {
        return Json.of(whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 10.0);
    }
}

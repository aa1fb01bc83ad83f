package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionMaking.Counting;
import dev.rustaiide.ai.completion.CompletionMaking.Project;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Counts n-grams that several families of projects have in common. */
@Component(service = StepKind.class)
public final class CountStep implements StepKind {
    static final String COUNTS = "completion-global.bin";
    static final String UNTRAINED = "untrained-ranker.bin";

    private final ComponentServiceObjects<CompletionMaking> making;

    @Activate
    public CountStep(@Reference ComponentServiceObjects<CompletionMaking> making) {
        this.making = making;
    }

    @Override
    public String name() {
        return "count";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("families", "leastContext", "partitions");
    }

    @Override
    public Set<String> needs() {
        return Set.of("corpus");
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        List<Project> projects = ChosenCorpus.of(run).of(Split.COUNTS).stream()
                .map(project -> new Project(Split.family(project.name()), List.copyOf(project.files()))).toList();
        CompletionMaking service = making.getService();
        try {
            CompletionModel model = Following.await(run, service.count(projects, new Counting(run.whole("families", 2),
                    run.whole("leastContext", 3), run.whole("partitions", 64)), run.kept()));
            run.note("words", Json.of(model.words()));
            run.note("contexts", Json.of(model.contexts()));
            return Map.of(COUNTS, service.counts(model), UNTRAINED, service.ranker(model));
        } finally {
            making.ungetService(service);
        }
    }
}

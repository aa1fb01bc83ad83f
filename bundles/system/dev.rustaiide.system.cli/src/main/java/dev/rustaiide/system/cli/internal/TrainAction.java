package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionTraining;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Makes the models that complete code, in one go. */
@Component
public final class TrainAction implements MlAction {
    private final ComponentServiceObjects<CompletionTraining> training;

    @Activate
    public TrainAction(@Reference ComponentServiceObjects<CompletionTraining> training) {
        this.training = training;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String words() {
        return " completion";
    }

    @Override
    public String summary() {
        return "trains with the projects in --corpus and puts the models into --into";
    }

    @Override
    public List<Option> options() {
        return List.of(MlOptions.CORPUS, MlOptions.SEED, MlOptions.INTO,
                new Option("keep-global", "", "Trains the ranker only, beside the global model that is there"));
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        int seed = MlOptions.number(invocation, "seed", 1);
        boolean isWhole = invocation.has("into") && invocation.has("corpus");
        if (!MlOptions.isFor(invocation, "completion") || !isWhole || seed < 0) {
            invocation.message("Say “ml train completion --corpus DIR --into DIR”; a --seed is a whole number.");
            return ExitCode.USAGE;
        }
        return train(invocation, MlOptions.corpus(invocation), seed);
    }

    private ExitCode train(Invocation invocation, Path corpus, int seed) throws FailureException, InterruptedException {
        Path into = MlOptions.into(invocation);
        CompletionTraining service = training.getService();
        try {
            var made = Answers.await(service.train(new CompletionTraining.Task(corpus, into, seed,
                    invocation.has("keep-global"))), invocation);
            invocation.print("Trained on " + (made.projects() - made.held()) + " projects and kept " + made.held()
                    + " to measure with. " + into + " has the models: " + made.globalBytes() + " and "
                    + made.rankingBytes() + " bytes.");
            invocation.print(Json.object().put("projects", made.projects()).put("heldOut", made.held())
                    .put("globalBytes", made.globalBytes()).put("rankingBytes", made.rankingBytes())
                    .put("groups", made.groups()).put("trees", made.trees()).build());
            return ExitCode.OK;
        } finally {
            training.ungetService(service);
        }
    }
}

package dev.rustaiide.system.cli.internal;

import java.util.List;

import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.ai.model.validation.Comparison;
import dev.rustaiide.ai.model.validation.ModelValidation;
import dev.rustaiide.ai.model.validation.ModelValidation.Task;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;

/** What those actions have in common that measure models against each other. */
record Measuring(ComponentServiceObjects<ModelValidation> validations) {
    static final List<Option> OPTIONS = List.of(MlOptions.CORPUS, MlOptions.POINTS, MlOptions.SEED);

    /** How models are asked about: by the words behind the action's name. */
    @FunctionalInterface
    interface Question {
        Call<Comparison> ask(ModelValidation service, List<String> models, Task task);
    }

    /**
     * Asks and prints what came of it.
     *
     * @param models how many models have to be named
     * @param usage what to say, for those who say something else
     */
    ExitCode run(Invocation invocation, int models, String usage, Question question)
            throws FailureException, InterruptedException {
        List<String> named = invocation.parameters().subList(1, invocation.parameters().size());
        int points = MlOptions.number(invocation, "points", MlOptions.USUAL_POINTS);
        int seed = MlOptions.number(invocation, "seed", 1);
        if (named.size() != models || !invocation.has("corpus") || points <= 0 || seed < 0) {
            invocation.message(usage);
            return ExitCode.USAGE;
        }
        var task = new Task(MlOptions.corpus(invocation), points, seed);
        ModelValidation service = validations.getService();
        try {
            ComparisonText.print(Answers.await(question.ask(service, named, task), invocation), invocation);
            return ExitCode.OK;
        } finally {
            validations.ungetService(service);
        }
    }
}

package dev.rustaiide.system.cli.internal;

import java.util.List;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.model.validation.ModelValidation;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Lets a model complete code from now on, if it is better than the one that does. */
@Component
public final class InstallAction implements MlAction {
    private final ComponentServiceObjects<ModelValidation> validations;

    @Activate
    public InstallAction(@Reference ComponentServiceObjects<ModelValidation> validations) {
        this.validations = validations;
    }

    @Override
    public String name() {
        return "install";
    }

    @Override
    public String words() {
        return " MODEL";
    }

    @Override
    public String summary() {
        return "lets a model complete code if it is better on --corpus than the present one; else says why not";
    }

    @Override
    public List<Option> options() {
        return List.of(MlOptions.CORPUS, MlOptions.POINTS, MlOptions.SEED);
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        List<String> words = invocation.parameters();
        int points = MlOptions.number(invocation, "points", MlOptions.USUAL_POINTS);
        int seed = MlOptions.number(invocation, "seed", 1);
        if (words.size() != 2 || !invocation.has("corpus") || points <= 0 || seed < 0) {
            invocation.message("Say “ml install MODEL --corpus DIR”: a folder, or a package that “ml run” made.");
            return ExitCode.USAGE;
        }
        var task = new ModelValidation.Task(MlOptions.corpus(invocation), points, seed);
        ModelValidation service = validations.getService();
        try {
            var comparison = Answers.await(service.install(words.get(1), task), invocation);
            ComparisonText.print(comparison, invocation);
            invocation.message("It completes code from the next start on; “models rollback completion” goes back.");
            return ExitCode.OK;
        } finally {
            validations.ungetService(service);
        }
    }
}

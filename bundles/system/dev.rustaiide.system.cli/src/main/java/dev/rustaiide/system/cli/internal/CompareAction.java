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

/** Compares two models that complete code. */
@Component
public final class CompareAction implements MlAction {
    private final ComponentServiceObjects<ModelValidation> validations;

    @Activate
    public CompareAction(@Reference ComponentServiceObjects<ModelValidation> validations) {
        this.validations = validations;
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String words() {
        return " A B";
    }

    @Override
    public String summary() {
        return "measures both at the same places of --corpus: by how much B is better, and how sure that is";
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
        if (words.size() != 3 || !invocation.has("corpus") || points <= 0 || seed < 0) {
            invocation.message("Say “ml compare A B --corpus DIR”: each is “shipped”, “installed”, a folder or a"
                    + " package.");
            return ExitCode.USAGE;
        }
        var task = new ModelValidation.Task(MlOptions.corpus(invocation), points, seed);
        ModelValidation service = validations.getService();
        try {
            var comparison = Answers.await(service.compare(words.get(1), words.get(2), task), invocation);
            ComparisonText.print(comparison, invocation);
            return ExitCode.OK;
        } finally {
            validations.ungetService(service);
        }
    }
}

package dev.rustaiide.system.cli.internal;

import java.util.List;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.model.validation.ModelValidation;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Compares two models that complete code. */
@Component
public final class CompareAction implements MlAction {
    private final Measuring measuring;

    @Activate
    public CompareAction(@Reference ComponentServiceObjects<ModelValidation> validations) {
        this.measuring = new Measuring(validations);
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
        return Measuring.OPTIONS;
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        return measuring.run(invocation, 2, "Say “ml compare A B --corpus DIR”: each is “shipped”,"
                + " “installed”, a folder or a package.",
                (service, models, task) -> service.compare(models.getFirst(), models.getLast(), task));
    }
}

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

/** Lets a model complete code from now on, if it is better than the one that does. */
@Component
public final class InstallAction implements MlAction {
    private final Measuring measuring;

    @Activate
    public InstallAction(@Reference ComponentServiceObjects<ModelValidation> validations) {
        this.measuring = new Measuring(validations);
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
        return Measuring.OPTIONS;
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        ExitCode exit = measuring.run(invocation, 1, "Say “ml install MODEL --corpus DIR”: a folder, or a package that"
                + " “ml run” made.",
                (service, models, task) -> service.install(models.getFirst(), task));
        if (exit == ExitCode.OK) {
            invocation.message("It completes code from the next start on; “models rollback completion” goes back.");
        }
        return exit;
    }
}

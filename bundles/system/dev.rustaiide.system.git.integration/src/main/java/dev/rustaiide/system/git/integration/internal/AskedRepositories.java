package dev.rustaiide.system.git.integration.internal;

import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.OpenRepositories;

/** Opens a repository for each question. */
@Component
public final class AskedRepositories implements OpenRepositories {
    @Activate
    public AskedRepositories() {
        // Nothing of JGit is loaded before the first question.
    }

    @Override
    public <T> T read(Path root, String subject, Reading<T> reading) throws FailureException {
        return Repositories.ask(root, subject, reading::read);
    }
}

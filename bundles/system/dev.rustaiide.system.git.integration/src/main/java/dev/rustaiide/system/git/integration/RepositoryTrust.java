package dev.rustaiide.system.git.integration;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/** Whether what a repository names may run: hooks, filters, merge drivers. A service; any thread may use it. */
@ProviderType
public interface RepositoryTrust {
    /** As the {@code ExecutionPolicy} decides, or somebody said for this process; looks at the disk. */
    boolean mayRun(Path root);

    /** A person said so on the command line: until this process ends. */
    void trustForNow(Path root);
}

package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Trust that lasts until this process ends, for programs whose user says so on the command line. A service; any thread
 * may use it. It also tells what the user trusts otherwise.
 */
@ProviderType
public interface SessionTrust extends ExecutionPolicy {
    /** Lets code of {@code folder} run: that of its real path, and not of what a link in it points at. */
    void trust(Path folder);
}

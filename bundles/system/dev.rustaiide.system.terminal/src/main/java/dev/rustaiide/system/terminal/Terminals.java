package dev.rustaiide.system.terminal;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Starts programs in terminals. A service; any thread but that of the user interface may use it: starting takes
 * milliseconds. When the service goes, all its terminals are closed.
 */
@ProviderType
public interface Terminals {
    /**
     * Starts what {@code launch} says.
     *
     * @throws FailureException if there is no such program or folder, or no terminal is to be had
     */
    TerminalSession open(Launch launch, SessionListener listener) throws FailureException;
}

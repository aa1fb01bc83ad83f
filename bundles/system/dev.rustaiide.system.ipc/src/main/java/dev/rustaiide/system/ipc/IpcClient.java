package dev.rustaiide.system.ipc;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/** Talks to the running IDE of this user and state folder. A service; not for the thread of the user interface. */
@ProviderType
public interface IpcClient {
    /**
     * The answer to {@code request}; empty if no IDE runs. Waits at most 5 s.
     *
     * @throws FailureException if one runs and does not answer, or with what cannot be understood
     */
    Optional<Reply> send(Request request) throws FailureException;
}

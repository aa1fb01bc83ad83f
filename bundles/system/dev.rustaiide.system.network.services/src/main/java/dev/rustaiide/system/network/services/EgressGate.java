package dev.rustaiide.system.network.services;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Decides what may leave the machine. A service; any thread may use it, and no answer touches the network: names of
 * servers are compared as they are written and never looked up.
 *
 * <p>It opens by two settings, of which a folder's own files can have neither: {@code network.open}, the switch, and
 * {@code network.allowed}, the list of servers. What is not listed is refused.
 */
@ProviderType
public interface EgressGate {
    /** Whether anything at all may leave. */
    boolean isOpen();

    /** The servers that may be reached while the gate is open, as they stand in the settings. */
    List<String> allowed();

    /**
     * Opens or closes the gate for this user. Touches the disk.
     *
     * @throws FailureException if the organisation has locked it, or the settings cannot be written
     */
    void setOpen(boolean open) throws FailureException;

    /**
     * Replaces the servers that may be reached. Touches the disk.
     *
     * @throws FailureException as {@link #setOpen}, and if one of {@code servers} is no server
     */
    void setAllowed(List<String> servers) throws FailureException;

    /** Who keeps this user from changing it; empty if nobody does. */
    Optional<String> lockedBy();

    /** Runs {@code listener} in {@code executor} whenever the gate or its list has changed, until it is closed. */
    Watch onChange(Executor executor, Runnable listener);

    /** Whether {@code address} may be reached now, and why. */
    Ruling judge(URI address);

    /**
     * An answer of the gate.
     *
     * @param why one sentence for people
     * @param nextStep one imperative sentence: what would let it through; empty if it is allowed
     */
    record Ruling(boolean isAllowed, String why, String nextStep) {}
}

package dev.rustaiide.foundation.platform;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Scope;

/** Examines a part of the set-up. A service that {@link Doctor} collects. */
@ConsumerType
public interface Probe {
    /**
     * What was found, in the order to be shown. Runs on a virtual thread and may take seconds.
     *
     * @throws InterruptedException if {@code scope} is cancelled
     */
    List<Finding> examine(Scope scope) throws InterruptedException;
}

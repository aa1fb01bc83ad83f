package dev.rustaiide.system.external.apis.internal;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.external.apis.Provider;

/** Where the keys of providers come from. */
@FunctionalInterface
interface KeySource {
    /**
     * The key of {@code provider}; empty if it needs none. Blocks.
     *
     * @throws FailureException if it needs one and there is none, or it cannot be had
     */
    String key(Provider provider) throws FailureException;
}

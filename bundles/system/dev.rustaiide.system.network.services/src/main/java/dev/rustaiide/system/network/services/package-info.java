/**
 * The only way out of the machine.
 *
 * <p>Invariant: nothing of the product connects anywhere but through {@code Network}, which asks {@code EgressGate}
 * first and publishes what it answered. The gate is closed until the user or the organisation opens it; a folder
 * cannot.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.network.services;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

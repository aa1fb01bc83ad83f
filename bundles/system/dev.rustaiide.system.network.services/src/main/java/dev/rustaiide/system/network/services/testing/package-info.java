/**
 * The way out for tests of bundles that use it, against servers that the test runs.
 *
 * <p>Invariant: the gate and all that is sent are real.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.network.services.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Settings for tests of bundles that read them.
 *
 * <p>Invariant: everything is real but the places of the files.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.config.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

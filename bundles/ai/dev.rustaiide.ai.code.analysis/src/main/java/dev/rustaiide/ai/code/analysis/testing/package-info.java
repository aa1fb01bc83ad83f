/**
 * Syntax for tests of other bundles.
 *
 * <p>Invariant: it parses as the service does; only where native libraries are kept differs.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.code.analysis.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

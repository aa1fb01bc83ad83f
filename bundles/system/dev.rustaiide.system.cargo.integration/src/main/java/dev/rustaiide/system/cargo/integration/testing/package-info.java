/**
 * Cargo for tests of other bundles.
 *
 * <p>Invariant: it is the product's own, without a framework around it; nothing in the product uses this package.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.cargo.integration.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

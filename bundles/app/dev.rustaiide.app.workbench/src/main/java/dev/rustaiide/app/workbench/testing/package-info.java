/**
 * What the window offers, for tests of other bundles.
 *
 * <p>Invariant: it is that of the product; only nobody else has added anything.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.workbench.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

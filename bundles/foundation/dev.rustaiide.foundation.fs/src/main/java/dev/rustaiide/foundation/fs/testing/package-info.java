/**
 * Files of the disk for tests of other bundles.
 *
 * <p>Invariant: they are read and written as in the product; only where it keeps its own things differs.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.fs.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

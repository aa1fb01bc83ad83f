/**
 * Documents for tests of other bundles, which need neither a disk nor a window.
 *
 * <p>Invariant: documents are those of the product; only what they stand on is made up.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.documents.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

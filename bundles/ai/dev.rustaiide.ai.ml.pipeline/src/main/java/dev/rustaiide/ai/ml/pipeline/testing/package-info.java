/**
 * Pipelines for the tests of those who bring steps.
 *
 * <p>Invariant: what runs here is what runs in the product, in folders that the test names.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.ml.pipeline.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

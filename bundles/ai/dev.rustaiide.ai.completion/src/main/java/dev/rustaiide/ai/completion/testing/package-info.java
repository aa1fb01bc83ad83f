/**
 * What learns and makes models of completion, for tests of other bundles.
 *
 * <p>Invariant: it is that of the product; a test gives it files, syntax and indexes as the framework would.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.completion.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

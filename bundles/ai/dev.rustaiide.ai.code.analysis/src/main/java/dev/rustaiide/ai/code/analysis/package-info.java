/**
 * What the syntax of source text tells: highlighting, folding, symbols, brackets and occurrences, for many languages.
 *
 * <p>Invariant: answers come from the text alone, never from running or resolving anything; each is limited to the
 * range that was asked for.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.code.analysis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

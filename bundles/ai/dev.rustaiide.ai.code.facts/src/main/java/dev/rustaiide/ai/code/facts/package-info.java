/**
 * What one source file declares and uses, read from its syntax tree: in columns of numbers, so that a million lines fit
 * into memory and are stored in a second.
 *
 * <p>Invariant: the facts of a file depend on its text alone; those after an edit are those of a fresh reading.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.code.facts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

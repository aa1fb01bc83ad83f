/**
 * Which lines of a file models wrote, by whose leave: recorded in the audit trail when an edit is accepted, found again
 * in what became of the file.
 *
 * <p>Invariant: the trail has hashes of lines and prompts, never their text; a line is said to be a model's only if it
 * is word for word what was accepted, and one that was changed since is said to be that.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.provenance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

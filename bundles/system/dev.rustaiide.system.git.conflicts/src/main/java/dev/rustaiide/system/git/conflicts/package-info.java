/**
 * Conflicts of merges: what both sides did to a file, word by word, and the ways out.
 *
 * <p>Invariant: a conflict is open as long as its markers are in the file, and nothing here takes markers away or
 * stages a file without being told to.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.conflicts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * What could be written at a place, ranked by what was learned, and how a text could go on: models of words that stand
 * together, shipped, of the folder and of the file, on this machine alone.
 *
 * <p>Invariant: what is proposed was learned or found, never made up; nothing leaves the machine, nothing of a folder
 * is run, and who asks is answered within the deadline with what is known then.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.completion;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

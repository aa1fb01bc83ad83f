/**
 * Tells what changes in a folder and all folders below it.
 *
 * <p>Invariant: a change is told within half a second, or the folder that it is in is told as one to read again;
 * nothing is lost silently. Nobody waits for a watch to be set up.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.file.watching;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

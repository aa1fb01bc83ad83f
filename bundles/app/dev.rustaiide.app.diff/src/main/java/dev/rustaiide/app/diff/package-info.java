/**
 * Two texts beside each other or in one column: what differs, to look at, to choose from and to edit.
 *
 * <p>Invariant: texts are compared and parsed off the UI thread, and only what is seen is painted.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.diff;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

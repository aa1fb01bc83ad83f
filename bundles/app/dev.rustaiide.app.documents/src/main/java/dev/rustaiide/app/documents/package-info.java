/**
 * Documents: all that a text is without being painted, its file, history, syntax, journal and state on the disk.
 *
 * <p>Invariant: a document changes on the UI thread only, in steps that can each be undone; its text is an immutable
 * value that any thread may keep. Offsets are UTF-16 units, lines and columns count from zero.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.documents;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

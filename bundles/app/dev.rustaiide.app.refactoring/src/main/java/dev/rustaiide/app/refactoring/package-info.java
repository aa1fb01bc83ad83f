/**
 * Changes of files that people look at before they are made, difference by difference.
 *
 * <p>Invariant: nothing is changed before people have said so, and all that one proposal changes is one step to undo.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.refactoring;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

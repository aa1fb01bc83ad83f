/**
 * The folders that are open: their files, what is searched in them, whom they are trusted by, and how they were left.
 *
 * <p>Invariant: nothing is ever written into a user's folder, a folder that is not trusted executes nothing, and no
 * method blocks: what needs the disk gives a {@link dev.rustaiide.foundation.async.Call}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.workspace.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

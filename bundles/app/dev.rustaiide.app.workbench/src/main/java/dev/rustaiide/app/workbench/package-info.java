/**
 * The window: its layout, its commands and the views in it.
 *
 * <p>Invariant: whatever a user can do is a {@link dev.rustaiide.app.workbench.Command}, so the palette, the menu and
 * the keys offer the same things; everything here belongs to the UI thread, and none of it waits there.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.workbench;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Programs that others run in terminals of the window.
 *
 * <p>Invariant: what runs there has ended when the terminal, or the window, is closed.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.terminal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

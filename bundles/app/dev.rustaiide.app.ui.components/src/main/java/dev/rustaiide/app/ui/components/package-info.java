/**
 * The parts that every view is made of, and the look they share.
 *
 * <p>Invariant: nothing here paints a colour, a font or a distance that does not come from the
 * {@link dev.rustaiide.app.ui.components.Look}; everything is used on the UI thread only.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.ui.components;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

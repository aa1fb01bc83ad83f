/**
 * What programs print, as it comes: styled by their escape sequences, searched, selected, with links to places.
 *
 * <p>Invariant: however much a program prints, the window is as quick and its memory bounded: the oldest lines go.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.ui.output;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

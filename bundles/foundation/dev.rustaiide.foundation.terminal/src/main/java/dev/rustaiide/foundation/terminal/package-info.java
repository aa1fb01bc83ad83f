/**
 * The screen of a terminal: what programs write goes in as bytes, what a person would see can be read at any time.
 *
 * <p>Invariant: any bytes, cut into any pieces, leave a screen whose rows are whole, the same for every way of cutting;
 * what left the screen at its top comes back as the same text, however wide the screen is then.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.terminal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

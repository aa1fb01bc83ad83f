/**
 * Small pure functions that three or more bundles need: matching names and paths, and making text safe to show.
 *
 * <p>Invariant: no state, no I/O.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.common;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

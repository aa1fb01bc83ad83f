/**
 * Telling others what happened without knowing them.
 *
 * <p>Invariant: publishing neither blocks nor fails, whatever the subscribers do.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.events;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

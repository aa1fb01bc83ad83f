/**
 * Text files on disk: read so that every byte comes back, written so that no failure loses the old content.
 *
 * <p>Invariant: what is read and written unchanged has the same bytes again.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.fs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

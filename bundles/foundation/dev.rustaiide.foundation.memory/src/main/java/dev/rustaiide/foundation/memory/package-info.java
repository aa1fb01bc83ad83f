/**
 * Memory outside the heap: pooled buffers, mapped files, and a signal that tells caches to shrink.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

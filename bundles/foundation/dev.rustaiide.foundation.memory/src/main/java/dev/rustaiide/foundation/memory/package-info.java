/**
 * Memory outside the heap: pooled buffers, mapped files, the search in them, and a signal that tells caches to shrink.
 *
 * <p>Invariant: nothing here is unmapped or handed on while somebody can still reach it, and whatever happens to a
 * mapped file ends in an exception, never in the end of the process.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

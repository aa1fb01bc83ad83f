/**
 * Caches with two levels, memory and disk: what is dear to make and can be made again.
 *
 * <p>Invariant: a cache gives what was put under exactly this key, whole, or nothing. Nothing in a cache is ever the
 * only copy of something, and no trouble with its disk is trouble for who uses it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.cache;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

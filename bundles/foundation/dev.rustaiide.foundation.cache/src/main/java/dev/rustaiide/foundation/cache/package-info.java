/**
 * Caches with two levels, memory and disk.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.cache;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Two levels: Caffeine's in memory, files on disk.
 *
 * <p>Invariant: a file is complete and checked, or it counts as absent; no process waits for another.
 */
@NullMarked
package dev.rustaiide.foundation.cache.internal;

import org.jspecify.annotations.NullMarked;

/** Pools, thresholds and the C library's search. */
@NullMarked
package dev.rustaiide.foundation.memory.internal;

import org.jspecify.annotations.NullMarked;

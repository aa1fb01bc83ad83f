/** How failures are written. */
@NullMarked
package dev.rustaiide.foundation.error.internal;

import org.jspecify.annotations.NullMarked;

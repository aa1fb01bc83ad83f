/** The store on disk: contents by their hash, a log for each file. */
@NullMarked
package dev.rustaiide.foundation.history.internal;

import org.jspecify.annotations.NullMarked;

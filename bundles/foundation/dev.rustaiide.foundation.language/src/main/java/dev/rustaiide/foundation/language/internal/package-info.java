/** Merges what the sources know. */
@NullMarked
package dev.rustaiide.foundation.language.internal;

import org.jspecify.annotations.NullMarked;

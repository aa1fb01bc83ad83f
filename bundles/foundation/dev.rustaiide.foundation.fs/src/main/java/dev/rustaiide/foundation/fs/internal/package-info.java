/** Reading and writing through {@code java.nio.file}. */
@NullMarked
package dev.rustaiide.foundation.fs.internal;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.rustaiide.foundation.logging.internal;

import org.jspecify.annotations.NullMarked;

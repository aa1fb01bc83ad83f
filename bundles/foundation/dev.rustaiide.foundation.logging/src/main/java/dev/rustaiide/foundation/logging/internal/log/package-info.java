@NullMarked
package dev.rustaiide.foundation.logging.internal.log;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.rustaiide.foundation.logging.internal.diagnostics;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.rustaiide.foundation.logging.internal.audit;

import org.jspecify.annotations.NullMarked;

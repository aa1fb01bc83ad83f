@NullMarked
package dev.rustaiide.foundation.config.internal;

import org.jspecify.annotations.NullMarked;

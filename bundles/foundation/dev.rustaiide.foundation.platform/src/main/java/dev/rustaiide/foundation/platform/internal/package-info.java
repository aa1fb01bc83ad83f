@NullMarked
package dev.rustaiide.foundation.platform.internal;

import org.jspecify.annotations.NullMarked;

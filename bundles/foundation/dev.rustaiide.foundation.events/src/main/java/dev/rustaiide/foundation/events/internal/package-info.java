@NullMarked
package dev.rustaiide.foundation.events.internal;

import org.jspecify.annotations.NullMarked;

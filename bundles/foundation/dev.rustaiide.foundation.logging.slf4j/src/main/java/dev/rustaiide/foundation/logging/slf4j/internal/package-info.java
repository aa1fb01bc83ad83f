@NullMarked
package dev.rustaiide.foundation.logging.slf4j.internal;

import org.jspecify.annotations.NullMarked;

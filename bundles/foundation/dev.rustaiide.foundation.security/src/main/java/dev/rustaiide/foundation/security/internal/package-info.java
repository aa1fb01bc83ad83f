/** The services of security as this machine can have them. */
@NullMarked
package dev.rustaiide.foundation.security.internal;

import org.jspecify.annotations.NullMarked;

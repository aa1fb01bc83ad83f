/** What the checks are made of. */
@NullMarked
package dev.rustaiide.foundation.validation.internal;

import org.jspecify.annotations.NullMarked;

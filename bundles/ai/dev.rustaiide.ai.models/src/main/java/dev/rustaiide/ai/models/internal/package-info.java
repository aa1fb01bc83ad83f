/** Where models come from. */
@NullMarked
package dev.rustaiide.ai.models.internal;

import org.jspecify.annotations.NullMarked;

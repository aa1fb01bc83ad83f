/** Not for other bundles. */
@NullMarked
package dev.rustaiide.ai.training.internal;

import org.jspecify.annotations.NullMarked;

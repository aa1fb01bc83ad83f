/** Not for other bundles. */
@NullMarked
package dev.rustaiide.ai.acceptance.internal;

import org.jspecify.annotations.NullMarked;

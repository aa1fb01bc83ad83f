/** Not for other bundles. */
@NullMarked
package dev.rustaiide.ai.feature.engineering.internal;

import org.jspecify.annotations.NullMarked;

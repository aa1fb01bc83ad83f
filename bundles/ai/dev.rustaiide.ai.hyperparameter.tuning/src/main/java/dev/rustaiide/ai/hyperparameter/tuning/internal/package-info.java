/** Not for other bundles. */
@NullMarked
package dev.rustaiide.ai.hyperparameter.tuning.internal;

import org.jspecify.annotations.NullMarked;

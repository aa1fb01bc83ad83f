/** Measures models against each other and keeps those that were installed. */
@NullMarked
package dev.rustaiide.ai.model.validation.internal;

import org.jspecify.annotations.NullMarked;

/** The facts that a walk over a syntax tree gives, gathered for a folder, and the questions that they answer. */
@NullMarked
package dev.rustaiide.ai.code.index.internal;

import org.jspecify.annotations.NullMarked;

/** Grammars that say which bytes may come next. */
@NullMarked
package dev.rustaiide.ai.inference.internal.grammar;

import org.jspecify.annotations.NullMarked;

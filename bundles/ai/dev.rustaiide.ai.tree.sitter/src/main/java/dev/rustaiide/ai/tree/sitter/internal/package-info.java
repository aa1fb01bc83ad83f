/** The native side: libraries, functions and the structs that they take. */
@NullMarked
package dev.rustaiide.ai.tree.sitter.internal;

import org.jspecify.annotations.NullMarked;

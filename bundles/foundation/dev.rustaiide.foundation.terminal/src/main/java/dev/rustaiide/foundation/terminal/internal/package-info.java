/** The parser, the grid and what left it. */
@NullMarked
package dev.rustaiide.foundation.terminal.internal;

import org.jspecify.annotations.NullMarked;

/** Comparing texts in the window, and what files had in them before. */
@NullMarked
package dev.rustaiide.app.comparison.internal;

import org.jspecify.annotations.NullMarked;

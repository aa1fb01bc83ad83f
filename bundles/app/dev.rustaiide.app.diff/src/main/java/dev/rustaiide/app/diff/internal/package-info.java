/** How differences are laid out, painted and walked through. */
@NullMarked
package dev.rustaiide.app.diff.internal;

import org.jspecify.annotations.NullMarked;

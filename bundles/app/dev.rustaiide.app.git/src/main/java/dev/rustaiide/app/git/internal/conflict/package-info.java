/** The page on which conflicts of a file are resolved. */
@NullMarked
package dev.rustaiide.app.git.internal.conflict;

import org.jspecify.annotations.NullMarked;

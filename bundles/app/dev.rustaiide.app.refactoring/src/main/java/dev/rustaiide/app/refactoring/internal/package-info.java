/** Changing several files from the window: what is open, what is asked, what is shown before. */
@NullMarked
package dev.rustaiide.app.refactoring.internal;

import org.jspecify.annotations.NullMarked;

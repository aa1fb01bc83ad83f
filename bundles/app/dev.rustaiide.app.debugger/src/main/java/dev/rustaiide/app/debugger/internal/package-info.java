/** The debugger in the window: breakpoints, what a stopped program is like, and going on. */
@NullMarked
package dev.rustaiide.app.debugger.internal;

import org.jspecify.annotations.NullMarked;

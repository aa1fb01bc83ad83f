/** Cargo in the window: what a workspace consists of, what can be run of it, and how it is built. */
@NullMarked
package dev.rustaiide.app.cargo.internal;

import org.jspecify.annotations.NullMarked;

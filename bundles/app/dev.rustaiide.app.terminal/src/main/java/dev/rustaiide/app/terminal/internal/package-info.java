/**
 * Terminals in the window.
 *
 * <p>Invariant: what programs write reaches the window as pictures of the screen, at most sixty in a second, of which
 * only the rows that differ are painted.
 */
@NullMarked
package dev.rustaiide.app.terminal.internal;

import org.jspecify.annotations.NullMarked;

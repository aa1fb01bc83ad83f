/**
 * How people meet the window and what it does to them: where it made them wait, the tour, and editing as in Vim.
 *
 * <p>Invariant: all of it is on top of what other bundles offer; without it the window is the same.
 */
@NullMarked
package dev.rustaiide.app.user.experience.internal;

import org.jspecify.annotations.NullMarked;

/** Vim in the editors of the window. */
@NullMarked
package dev.rustaiide.app.vim.internal.window;

import org.jspecify.annotations.NullMarked;

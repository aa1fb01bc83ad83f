/**
 * Editing as in Vim, without a widget: keys in, changes of a text and places of a caret out.
 *
 * <p>Invariant: a key that means nothing changes nothing, and whatever the keys, all text that goes is in a register or
 * can be had back by undo. What a command does is tested against Vim itself, where one is installed.
 */
@NullMarked
package dev.rustaiide.app.vim.internal.core;

import org.jspecify.annotations.NullMarked;

package dev.rustaiide.app.vim.internal.core;

/**
 * How much was selected, for {@code .}: lines from the first, and the column or the length in the last, or the columns
 * of a block.
 */
record Extent(boolean isLines, boolean isBlock, int lines, int characters) {}

package dev.rustaiide.app.ui.components;

/** A small button at the end of a row, there while the pointer is over the row or the row is selected. */
public record RowAction(Icon icon, String label) {}

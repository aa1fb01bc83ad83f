package dev.rustaiide.app.ui.components;

/** How a row was chosen. A double click is announced after its first click. */
public enum Activation {
    CLICK, DOUBLE_CLICK, ENTER
}

package dev.rustaiide.app.ui.components;

/** The four sizes of the one type scale. */
public enum TextSize {
    SMALL, BODY, TITLE, DISPLAY
}

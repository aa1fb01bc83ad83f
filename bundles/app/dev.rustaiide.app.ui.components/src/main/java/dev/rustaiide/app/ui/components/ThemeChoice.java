package dev.rustaiide.app.ui.components;

/** Which theme the user wants. */
public enum ThemeChoice {
    /** Light or dark as the system is, also when that changes. */ SYSTEM,
    LIGHT, DARK, HIGH_CONTRAST
}

package dev.rustaiide.app.diff;

/** Which of the two texts. */
public enum DiffSide {
    BEFORE, AFTER
}

package dev.rustaiide.app.diff;

/** How two texts are shown. */
public enum DiffLayout {
    /** Old at the left, new at the right, what belongs together at one height. */ SIDE_BY_SIDE,
    /** In one column, what was removed above what was added. */ UNIFIED
}

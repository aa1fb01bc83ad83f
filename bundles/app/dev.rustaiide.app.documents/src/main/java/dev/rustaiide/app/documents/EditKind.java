package dev.rustaiide.app.documents;

/** How an edit came about. Typing and deleting in one go are undone in one go; everything else stands alone. */
public enum EditKind {
    TYPING, DELETING, OTHER
}

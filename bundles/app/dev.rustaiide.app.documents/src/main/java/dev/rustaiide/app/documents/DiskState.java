package dev.rustaiide.app.documents;

/** How a document's file compares with what was read or written last. */
public enum DiskState {
    /** It has no file yet, or one that is not there yet. */ NONE,
    /** Nobody else touched it. */ SAME,
    /** Somebody changed it while the document has unsaved changes. */ CHANGED,
    /** Somebody deleted it; the text is unsaved. */ DELETED
}

package dev.rustaiide.app.editor;

/** Hears of a document, on the UI thread. */
public interface DocumentListener {
    /** The text changed; called before anything else happens to it. */
    default void changed(Document document, DocumentChange change) {}

    /** There is a new syntax tree. */
    default void parsed(Document document) {}

    /** Its file, its language, or whether it is dirty or in conflict changed. */
    default void stateChanged(Document document) {}
}

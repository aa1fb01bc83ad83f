package dev.rustaiide.app.documents;

import dev.rustaiide.foundation.text.Text;

/** Hears of a document, on the UI thread. */
public interface DocumentListener {
    /** The text changed; called before anything else happens to it. */
    default void changed(Document document, DocumentChange change) {}

    /** There is a new syntax tree. */
    default void parsed(Document document) {}

    /** {@code text}, which was its text at {@code version}, is in its file now. */
    default void saved(Document document, long version, Text text) {}

    /** Its file, its language, or whether it is dirty or in conflict changed. */
    default void stateChanged(Document document) {}
}

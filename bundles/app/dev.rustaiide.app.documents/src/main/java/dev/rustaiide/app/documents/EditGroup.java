package dev.rustaiide.app.documents;

/**
 * Steps of several documents that are one to people, such as a name that was changed everywhere. Who undoes the last
 * step of a document that belongs to one asks the group, which may take back all of them, or that one by
 * {@link Document#undoAlone}. UI thread only.
 */
public interface EditGroup {
    /** {@code document}'s last step shall be undone. */
    void undo(Document document);

    /** The step of {@code document} that was undone last shall be done again. */
    void redo(Document document);
}

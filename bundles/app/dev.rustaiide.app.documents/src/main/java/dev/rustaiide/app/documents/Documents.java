package dev.rustaiide.app.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Language;

/**
 * The documents that are open: one for each file, however many editors show it. A service; UI thread only.
 */
@ProviderType
public interface Documents {
    /**
     * Opens {@code file}, or gives the document that it is open as. Who opens it holds it until {@link #release}. The
     * outcome is delivered on any thread: take it with the UI thread's executor. Fails with
     * {@link dev.rustaiide.foundation.error.FailureException} if the file cannot be read. Of a large file the call
     * tells how far it is.
     */
    Call<Document> open(Path file);

    /** As {@link #open}; where the disk has no such file, a new, empty document that makes it when it is saved. */
    Call<Document> openOrCreate(Path file);

    /** A new document without a file, called {@code Untitled-1} and so on, held by who asked. */
    Document create(Language language);

    /** Lets go of a document; when nobody holds it any more it is closed and its unsaved changes are dropped. */
    void release(Document document);

    /** The document that {@code file} is open as; does not hold it. */
    Optional<Document> find(Path file);

    /** All that are open, in the order they were opened. */
    List<Document> all();

    /** Those with unsaved changes. */
    List<Document> dirty();

    /**
     * Brings back what was unsaved when the last session ended, however it ended. Each document is held as if opened
     * and is dirty. Call it once, at the start.
     */
    Call<List<Document>> restore();

    void addListener(Listener listener);

    void removeListener(Listener listener);

    /** Hears of documents coming and going, on the UI thread. */
    interface Listener {
        default void opened(Document document) {}

        default void closed(Document document) {}

        /** As {@link DocumentListener#stateChanged}, of every document that is open. */
        default void stateChanged(Document document) {}
    }
}

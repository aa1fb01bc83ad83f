package dev.rustaiide.app.editor;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.internal.EditorModel;
import dev.rustaiide.foundation.text.Text;

/**
 * A document as one editor edits it: with the carets, the options and the indentation of that editor. Needs no widget.
 * UI thread only.
 */
@ProviderType
public interface EditedText {
    /** {@code document} as an editor would have it that nobody sees, for what needs carets but no window. */
    static EditedText of(Document document) {
        return new EditorModel(document);
    }

    Document document();

    Text text();

    Selections selections();

    /** Selects {@code chosen}, which ends the step that typing is in. Does not scroll. */
    void select(Selections chosen);

    EditorOptions options();

    Indentation indentation();

    /** The white space that the line of {@code offset} starts with, up to {@code offset}. */
    String indentBefore(int offset);

    /** Whether the character at {@code offset} is inside a string or a comment, as far as that is known by now. */
    boolean isLiteral(int offset);

    boolean isReadOnly();

    void addListener(Listener listener);

    /** Hears of the text, on the UI thread, in the order of registration. */
    interface Listener {
        /** The text changed; selections, folds and tracked marks have moved already. */
        default void textChanged(DocumentChange change) {}

        /** The selections are not {@code before} any more. */
        default void selectionsChanged(Selections before) {}

        /** Folds opened or closed. */
        default void rowsChanged() {}

        /** There is a new syntax tree. */
        default void parsed() {}

        /** The document's file, language or dirtiness changed. */
        default void stateChanged() {}

        /** The editor shall behave in another way from now on. */
        default void optionsChanged() {}
    }
}

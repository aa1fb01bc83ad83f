package dev.rustaiide.app.editor;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;

/** Hears what somebody does in an editor that is not an edit, on the UI thread. */
public interface EditorListener {
    /** The caret moved, or what a status bar tells changed; told at most once in an event. */
    default void statusChanged(CodeEditor editor) {}

    /** Somebody clicked a run arrow. */
    default void runClicked(CodeEditor editor, SyntaxTree.Runnable runnable) {}

    /** Somebody clicked a link to {@code address} in an explanation or in the text. */
    default void linkFollowed(CodeEditor editor, String address) {}

    /** Somebody chose {@code fix} of {@code diagnostic}; its edits are still to be made. */
    default void fixChosen(CodeEditor editor, Diagnostic diagnostic, QuickFix fix) {}
}

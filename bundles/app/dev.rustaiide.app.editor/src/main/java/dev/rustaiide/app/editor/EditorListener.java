package dev.rustaiide.app.editor;

import dev.rustaiide.ai.code.analysis.SyntaxTree;

/** Hears what somebody does in an editor that is not an edit, on the UI thread. */
public interface EditorListener {
    /** The caret moved, or what a status bar tells changed; told at most once in an event. */
    default void statusChanged(CodeEditor editor) {}

    /** Somebody clicked a run arrow. */
    default void runClicked(CodeEditor editor, SyntaxTree.Runnable runnable) {}
}

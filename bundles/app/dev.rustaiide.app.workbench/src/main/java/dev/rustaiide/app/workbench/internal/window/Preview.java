package dev.rustaiide.app.workbench.internal.window;

import java.util.Optional;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Shows places of the open file in its editor while a list is gone through. UI thread only. */
final class Preview {
    private final PartEditors editors;
    private final Journey journey;
    private final Optional<CodeEditor> editor;
    private final Optional<Selections> before;
    private final Optional<Position> caret;
    private boolean moved;

    Preview(PartEditors editors, Journey journey) {
        this.editors = editors;
        this.journey = journey;
        editor = editors.activeEditor().flatMap(EditorPart::editor);
        before = editor.map(CodeEditor::selections);
        caret = editor.map(CodeEditor::caret);
    }

    /** Shows {@code place} if it lies in the open file. */
    void show(Optional<Location> place) {
        boolean here = place.map(Location::file).equals(editors.active());
        if (here && editor.isPresent() && !editor.get().isDisposed()) {
            journey.rest(true);
            moved = true;
            editor.get().reveal(place.get().range());
        }
    }

    /** The list is gone and nothing was picked: the editor shows what it showed. */
    void undo() {
        if (moved && editor.isPresent() && !editor.get().isDisposed()) {
            editor.get().reveal(Range.at(caret.get()));
            editor.get().select(before.get());
        }
        end();
    }

    void end() {
        journey.rest(false);
    }
}

package dev.rustaiide.app.workbench.internal.window;

import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.internal.Places;

/** Where the user has been in the editors, and the ways back and forward. UI thread only. */
@Creatable
public final class Journey {
    private final PartEditors editors;
    private final Places places = new Places();
    private boolean resting;

    @Inject
    public Journey(PartEditors editors) {
        this.editors = editors;
        editors.onCaret(this::visit);
    }

    public boolean canGoBack() {
        return places.canGoBack();
    }

    public boolean canGoForward() {
        return places.canGoForward();
    }

    public void back() {
        travel(places.back());
    }

    public void forward() {
        travel(places.forward());
    }

    /** Whether the places that the caret is at are none where the user has been: they are only looked at. */
    void rest(boolean on) {
        resting = on;
    }

    private void visit(EditorPart editor) {
        if (!resting) {
            editor.editor().ifPresent(code -> places.visit(new Places.Place(editor.file(), code.caret())));
        }
    }

    private void travel(Optional<Places.Place> place) {
        rest(true);
        place.ifPresent(there -> editors.open(there.file(), there.position()));
        rest(false);
    }
}

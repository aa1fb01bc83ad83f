package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * Shows places while a list is gone through: those of the open file at once, those of others when people rest on one,
 * in the tab for the moment. UI thread only.
 */
final class Preview {
    /** Who holds a key down sees where it stops. */
    private static final Duration REST = Duration.ofMillis(120);

    private final PartEditors editors;
    private final Journey journey;
    private final Consumer<Runnable> hold;
    private final Debounce rest;
    private final Optional<Path> origin;
    private final Position caret;
    /** What was looked at before, in the tab that this takes. */
    private final Optional<Path> lookedAt;
    private final Map<CodeEditor, Selections> before = new LinkedHashMap<>();
    private @Nullable Location wanted;
    private final @Nullable Control focus = Display.getCurrent().getFocusControl();
    private boolean left;

    /** {@code hold} does something in which the focus moves without an end to the list. */
    Preview(PartEditors editors, Journey journey, Consumer<Runnable> hold, Executor ui) {
        this.editors = editors;
        this.journey = journey;
        this.hold = hold;
        this.rest = new Debounce(REST, ui, this::lookElsewhere);
        origin = editors.active();
        caret = editors.activeCode().map(CodeEditor::caret).orElse(new Position(0, 0));
        lookedAt = editors.preview().map(PartEditors::fileOf);
        editors.activeCode().ifPresent(this::remember);
    }

    /** Shows {@code place}; nothing else if there is none. */
    void show(Optional<Location> place) {
        rest.cancel();
        wanted = place.orElse(null);
        if (place.isPresent()) {
            journey.rest(true);
            if (editors.active().equals(place.map(Location::file))) {
                editors.activeCode().ifPresent(code -> {
                    remember(code);
                    code.reveal(place.get().range());
                });
            } else {
                rest.trigger();
            }
        }
    }

    private void lookElsewhere() {
        Location place = wanted;
        if (place != null) {
            codeOf(place.file()).ifPresent(this::remember);
            left = true;
            hold.accept(() -> editors.look(place, false));
        }
    }

    private Optional<CodeEditor> codeOf(Path file) {
        return editors.find(file).map(MPart::getObject).filter(EditorPart.class::isInstance)
                .flatMap(part -> ((EditorPart) part).editor());
    }

    private void remember(CodeEditor code) {
        before.putIfAbsent(code, code.selections());
    }

    /** The list is gone and nothing was picked: the window shows what it showed. */
    void undo() {
        if (left) {
            lookedAt.filter(this::isClosed).ifPresent(editors::peek);
            origin.ifPresent(this::goBack);
            if (lookedAt.isEmpty()) {
                editors.leavePreview();
            }
        }
        end();
    }

    private boolean isClosed(Path file) {
        return editors.find(file).isEmpty();
    }

    /** The file may have been in the tab that others were looked at in. */
    private void goBack(Path file) {
        editors.look(new Location(file, Range.at(caret)), false);
        if (focus != null && focus.isDisposed()) {
            // What had the keyboard was replaced; the list is gone when this runs.
            Display.getCurrent().asyncExec(() -> editors.find(file).ifPresent(editors::focus));
        }
    }

    private void restore() {
        before.forEach((code, selections) -> {
            if (!code.isDisposed()) {
                code.reveal(Range.at(code.document().text().positionOf(selections.main().caret())));
                code.select(selections);
            }
        });
        before.clear();
    }

    /** Something was picked; editors that were looked at only are as they were. */
    void end() {
        wanted = null;
        rest.cancel();
        restore();
        journey.rest(false);
    }
}

package dev.rustaiide.app.git.internal.ruler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Provider;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Staging;

/**
 * The bars of one editor. A comparison runs elsewhere, one at a time; until it is done the bars that are there follow
 * the text, so that none goes to come again. UI thread only.
 */
final class ChangeBars implements EditedText.Listener {
    private static final Duration QUIET = Duration.ofMillis(40);

    private final CodeEditor editor;
    private final Provider<Staging> staging;
    private final Ui ui;
    private final Consumer<Throwable> failed;
    private final Debounce soon;
    private Optional<Place> place = Optional.empty();
    private ChangedLines shown = ChangedLines.NONE;
    private Optional<FileVersions> versions = Optional.empty();
    private @Nullable Call<FileVersions> reading;
    private boolean comparing;
    private boolean again;

    /** Where the file is: its path from the top of a repository. */
    record Place(Path root, String path) {}

    /** None, until it is said where the file is. {@code failed} hears why what Git has of it could not be read. */
    ChangeBars(CodeEditor editor, Provider<Staging> staging, Ui ui, Consumer<Throwable> failed) {
        this.editor = editor;
        this.staging = staging;
        this.ui = ui;
        this.failed = failed;
        this.soon = new Debounce(QUIET, ui, this::compare);
        editor.text().addListener(this);
    }

    /** The editor has this file from now on; empty if it lies in no repository. */
    void follow(Optional<Place> now) {
        place = now;
        versions = Optional.empty();
        shown = ChangedLines.NONE;
        editor.versions().setBars(List.of());
        read();
    }

    Optional<Place> place() {
        return place;
    }

    Document document() {
        return editor.document();
    }

    /** What Git has of the file may be another. */
    void read() {
        Call<FileVersions> before = reading;
        if (before != null) {
            before.cancel();
        }
        reading = null;
        place.ifPresent(this::read);
    }

    private void read(Place of) {
        Call<FileVersions> call = staging.get().versions(of.root(), of.path());
        reading = call;
        call.onSuccess(ui, fresh -> {
            if (reading == call && !versions.equals(Optional.of(fresh))) {
                versions = Optional.of(fresh);
                compare();
            }
        }).onFailure(ui, failed);
    }

    @Override
    public void textChanged(DocumentChange change) {
        soon.trigger();
    }

    private void compare() {
        Document document = editor.isDisposed() ? null : editor.document();
        if (document == null || versions.isEmpty() || document.isOnDisk()) {
            return;
        }
        if (comparing) {
            again = true;
            return;
        }
        comparing = true;
        again = false;
        Text text = document.text();
        FileVersions known = versions.get();
        Call.start("what changed in " + known.path(), scope -> ChangedLines.of(known, text))
                .onSuccess(ui, fresh -> show(known, fresh))
                .whenDone(ui, outcome -> {
                    comparing = false;
                    if (again) {
                        compare();
                    }
                });
    }

    private void show(FileVersions of, ChangedLines fresh) {
        if (editor.isDisposed()) {
            return;
        }
        if (!versions.equals(Optional.of(of))) {
            again = true;
            return;
        }
        shown = fresh;
        if (fresh.text().equals(editor.document().text())) {
            editor.versions().setBars(fresh.bars());
        } else {
            again = true;
        }
    }

    /** What was found, if that is true of the text as it is now. */
    Optional<ChangedLines> now() {
        return Optional.of(shown).filter(known -> known != ChangedLines.NONE && !editor.isDisposed()
                && known.text().equals(editor.document().text()));
    }

    /** Does {@code action} with what is found in the text as it is on the disk then; unsaved text is saved first. */
    <T> Call<T> onDisk(Staged<T> action) {
        Place of = place.orElseThrow();
        Document document = editor.document();
        Call<?> saved = document.isDirty() ? document.save() : Call.of(List.of());
        return Call.start("stage lines of " + of.path(), scope -> {
            scope.await(saved);
            FileVersions fresh = scope.await(staging.get().versions(of.root(), of.path()));
            return scope.await(action.run(of, fresh));
        });
    }

    /** Something that is done with the versions of a file. */
    @FunctionalInterface
    interface Staged<T> {
        Call<T> run(Place of, FileVersions versions) throws FailureException;
    }
}

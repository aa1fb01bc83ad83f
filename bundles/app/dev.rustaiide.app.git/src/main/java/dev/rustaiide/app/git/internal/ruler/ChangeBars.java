package dev.rustaiide.app.git.internal.ruler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    private final Path root;
    private final String path;
    private final Staging staging;
    private final Ui ui;
    private final Consumer<Throwable> failed;
    private final Debounce soon;
    private ChangedLines shown = ChangedLines.NONE;
    private Optional<FileVersions> versions = Optional.empty();
    private @Nullable Call<FileVersions> reading;
    private boolean comparing;
    private boolean again;

    /** {@code failed} hears why what Git has of the file could not be read. */
    ChangeBars(CodeEditor editor, Path root, String path, Staging staging, Ui ui, Consumer<Throwable> failed) {
        this.editor = editor;
        this.root = root;
        this.path = path;
        this.staging = staging;
        this.ui = ui;
        this.failed = failed;
        this.soon = new Debounce(QUIET, ui, this::compare);
        editor.text().addListener(this);
        read();
    }

    Path root() {
        return root;
    }

    String path() {
        return path;
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
        Call<FileVersions> call = staging.versions(root, path);
        reading = call;
        call.onSuccess(ui, fresh -> {
            if (reading == call) {
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
        Call.start("what changed in " + path, scope -> ChangedLines.of(known, text)).onSuccess(ui, this::show)
                .whenDone(ui, outcome -> {
                    comparing = false;
                    if (again) {
                        compare();
                    }
                });
    }

    private void show(ChangedLines fresh) {
        if (editor.isDisposed()) {
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
        Document document = editor.document();
        Call<?> saved = document.isDirty() ? document.save() : Call.of(List.of());
        return Call.start("stage lines of " + path, scope -> {
            scope.await(saved);
            FileVersions fresh = scope.await(staging.versions(root, path));
            return scope.await(action.run(fresh));
        });
    }

    /** Something that is done with the versions of a file. */
    @FunctionalInterface
    interface Staged<T> {
        Call<T> run(FileVersions versions) throws FailureException;
    }
}

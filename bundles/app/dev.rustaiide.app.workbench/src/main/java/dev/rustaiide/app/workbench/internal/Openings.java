package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.file.watching.FileChanges;

/** Opening a folder: its editors as they were left, its Cargo workspace, the question of trust. UI thread only. */
@Creatable
public final class Openings {
    private final Folders folders;
    private final PartEditors editors;
    private final Documents documents;
    private final Session session;
    private final Builds builds;
    private final WindowLayout layout;
    private final Notices notices;
    private final Look look;
    private final Ui ui;
    private final List<Runnable> trustListeners = new ArrayList<>();
    private boolean wasTrusted;
    private boolean trustAnswered;

    @Inject
    public Openings(Folders folders, PartEditors editors, Documents documents, Session session, Builds builds,
            WindowLayout layout, Notices notices, Look look, Ui ui) {
        this.folders = folders;
        this.editors = editors;
        this.documents = documents;
        this.session = session;
        this.builds = builds;
        this.layout = layout;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        folders.onChange(this::trustMayHaveChanged);
        folders.onFileChange(this::filesChanged);
        editors.onSave(this::saved);
    }

    /** Opens {@code folder} in the place of the one that is open. */
    public void open(Path folder) {
        open(folder, true);
    }

    /** As {@link #open(Path)}; {@code withEditors} says whether those that were open are opened again. */
    public void open(Path folder, boolean withEditors) {
        boolean another = folders.current().isPresent();
        folders.open(folder, (opened, state) -> {
            if (another) {
                editors.closeClean();
            } else {
                editors.closePages();
            }
            editors.editors().forEach(EditorPart::showPath);
            builds.leave();
            session.restore(state);
            trustAnswered = false;
            wasTrusted = folders.isTrusted();
            if (withEditors) {
                reopen(state);
            }
            detect(opened);
        });
    }

    private void reopen(FolderState state) {
        for (FolderState.Editor editor : state.editors()) {
            if (!editor.file().equals(state.active())) {
                editors.open(editor.file(), editor.caret());
            }
        }
        state.editors().stream().filter(editor -> editor.file().equals(state.active())).findFirst()
                .ifPresent(editor -> editors.open(editor.file(), editor.caret()));
        if (editors.all().isEmpty()) {
            editors.openStart();
        }
    }

    /** Brings back what was unsaved when the last session ended, and runs {@code then}. Call it once. */
    public void restoreUnsaved(Runnable then) {
        documents.restore().onSuccess(ui, restored -> {
            for (Document document : restored) {
                editors.open(document);
                if (document.file().isPresent()) {
                    // The editor holds it by itself now.
                    documents.release(document);
                }
            }
        }).onFailure(ui, notices::show).whenDone(ui, ended -> then.run());
    }

    private void detect(Folder folder) {
        builds.detect(folder.path(), () -> {
            if (folders.isTrusted()) {
                builds.check(CheckRequest.Tool.CHECK);
            }
            trustListeners.forEach(Runnable::run);
        });
    }

    /** Runs {@code listener} when the question of trust has to be asked, or need not be any more. */
    public void onTrust(Runnable listener) {
        trustListeners.add(listener);
    }

    /** Whether the folder has code that would run if it were trusted, and nobody has answered yet. */
    public boolean isTrustOpen() {
        return !trustAnswered && folders.current().isPresent() && !folders.isTrusted()
                && builds.workspace().isPresent();
    }

    /** The user's answer to the question in the bar. */
    public void answerTrust(boolean trusted) {
        trustAnswered = true;
        if (trusted) {
            folders.setTrusted(true);
        }
        trustListeners.forEach(Runnable::run);
    }

    /** Asks again, whatever was answered before. */
    public void askTrust() {
        folders.current().ifPresent(folder -> layout.shell().ifPresent(shell -> {
            String name = folder.name();
            if (folders.isTrusted()) {
                Question.ask(shell, look, "Go on trusting " + name + "?",
                        "Code of a trusted folder may run: its build scripts, macros, tests and programs.",
                        List.of("Go on trusting", "Take trust back", "Cancel"), answer -> {
                            if (answer == 1) {
                                folders.setTrusted(false);
                            }
                        });
            } else {
                Question.ask(shell, look, "Trust " + name + "?",
                        "Checking, running and testing execute code of this folder: build scripts, macros, tests and "
                                + "programs. Reading and editing do not.",
                        List.of("Trust folder", "Do not trust"), answer -> answerTrust(answer == 0));
            }
        }));
    }

    /** Runs {@code action} if the folder is trusted, else asks first and runs it on a yes. */
    public void whenTrusted(Runnable action) {
        if (folders.isTrusted()) {
            action.run();
            return;
        }
        folders.current().ifPresent(folder -> layout.shell().ifPresent(shell -> Question.ask(shell, look,
                "Trust " + folder.name() + "?",
                "This executes code of the folder: build scripts, macros, tests and programs.",
                List.of("Trust and go on", "Cancel"), answer -> {
                    if (answer == 0) {
                        trustAnswered = true;
                        wasTrusted = true;
                        folders.trustThen(action);
                    }
                })));
    }

    public void showStart() {
        editors.openStart();
    }

    private void trustMayHaveChanged() {
        boolean trusted = folders.isTrusted();
        if (trusted && !wasTrusted) {
            builds.check(CheckRequest.Tool.CHECK);
        }
        wasTrusted = trusted;
        trustListeners.forEach(Runnable::run);
    }

    private void saved(EditorPart editor) {
        String name = editor.file().getFileName().toString();
        if (name.equals("Cargo.toml")) {
            folders.current().ifPresent(this::detect);
        } else if (name.endsWith(".rs") && folders.isTrusted()) {
            builds.check(CheckRequest.Tool.CHECK);
        }
    }

    private void filesChanged(FileChanges changes) {
        for (Document document : documents.all()) {
            document.file().filter(file -> concerns(changes, file)).ifPresent(file -> document.checkDisk());
        }
        boolean manifest = changes.changed().stream().anyMatch(file -> file.endsWith("Cargo.toml"));
        if (manifest) {
            folders.current().ifPresent(this::detect);
        }
    }

    private static boolean concerns(FileChanges changes, Path file) {
        return changes.changed().contains(file) || changes.created().contains(file)
                || changes.deleted().stream().anyMatch(file::startsWith)
                || changes.rescan().stream().anyMatch(file::startsWith);
    }
}

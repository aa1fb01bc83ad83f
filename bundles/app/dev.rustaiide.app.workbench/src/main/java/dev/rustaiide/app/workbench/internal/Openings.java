package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.file.watching.FileChanges;

/** Opening folders: their editors as they were left, their Cargo workspaces, the question of trust. UI thread only. */
@Creatable
public final class Openings implements OpenFolder {
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
    private final Set<Path> trusted = new HashSet<>();
    private final Set<Path> answered = new HashSet<>();

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

    @Override
    public void open(Path place) {
        open(place, true);
    }

    /** As {@link #open(Path)}; {@code withEditors} says whether those that were open are opened again. */
    public void open(Path place, boolean withEditors) {
        boolean another = !folders.all().isEmpty();
        folders.open(place, opened -> {
            if (another) {
                editors.closeClean();
            } else {
                editors.closePages();
            }
            builds.leave();
            answered.clear();
            trusted.clear();
            if (withEditors) {
                reopen(opened.state());
            }
            begin(opened.folders());
        });
    }

    @Override
    public void add(Path folder) {
        List<Folder> before = folders.all();
        folders.add(folder, opened -> {
            if (before.isEmpty()) {
                editors.closePages();
            }
            begin(opened.folders().stream().filter(one -> !before.contains(one)).toList());
            session.changed();
        });
    }

    @Override
    public void remove(Folder folder) {
        folders.remove(folder, opened -> {
            builds.leave(folder);
            trusted.remove(folder.path());
            editors.all().stream().filter(file -> file.startsWith(folder.path()) && folders.of(file).isEmpty())
                    .forEach(editors::closeClean);
            editors.editors().forEach(EditorPart::showPath);
            trustListeners.forEach(Runnable::run);
            session.changed();
        });
    }

    private void begin(List<Folder> opened) {
        editors.editors().forEach(EditorPart::showPath);
        opened.stream().filter(folders::isTrusted).forEach(folder -> trusted.add(folder.path()));
        opened.forEach(this::detect);
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
        builds.detect(folder, () -> {
            if (folders.isTrusted(folder)) {
                builds.check(folder, CheckRequest.Tool.CHECK);
            }
            trustListeners.forEach(Runnable::run);
        });
    }

    /** Runs {@code listener} when the question of trust has to be asked, or need not be any more. */
    public void onTrust(Runnable listener) {
        trustListeners.add(listener);
    }

    /** The first folder that has code which would run if it were trusted, and about which nobody has answered yet. */
    public Optional<Folder> trustQuestion() {
        return folders.all().stream().filter(folder -> !answered.contains(folder.path())
                && !folders.isTrusted(folder) && builds.workspace(folder).isPresent()).findFirst();
    }

    /** Whether there is one. */
    public boolean isTrustOpen() {
        return trustQuestion().isPresent();
    }

    /** The user's answer to the question in the bar. */
    public void answerTrust(boolean yes) {
        trustQuestion().ifPresent(folder -> answerTrust(folder, yes));
    }

    private void answerTrust(Folder folder, boolean yes) {
        answered.add(folder.path());
        if (yes) {
            folders.setTrusted(folder, true);
        }
        trustListeners.forEach(Runnable::run);
    }

    /** Asks about the current folder again, whatever was answered before. */
    public void askTrust() {
        folders.current().ifPresent(this::askTrust);
    }

    @Override
    public void askTrust(Folder folder) {
        layout.shell().ifPresent(shell -> {
            String name = folder.name();
            if (folders.isTrusted(folder)) {
                Question.ask(shell, look, "Go on trusting " + name + "?",
                        "Code of a trusted folder may run: its build scripts, macros, tests and programs.",
                        List.of("Go on trusting", "Take trust back", "Cancel"), answer -> {
                            if (answer == 1) {
                                folders.setTrusted(folder, false);
                            }
                        });
            } else {
                Question.ask(shell, look, "Trust " + name + "?",
                        "Checking, running and testing execute code of this folder: build scripts, macros, tests and "
                                + "programs. Reading and editing do not.",
                        List.of("Trust folder", "Do not trust"), answer -> answerTrust(folder, answer == 0));
            }
        });
    }

    /** Runs {@code action} if the current folder is trusted, else asks first and runs it on a yes. */
    public void whenTrusted(Runnable action) {
        folders.current().ifPresent(folder -> whenTrusted(folder, action));
    }

    /** Runs {@code action} if {@code folder} is trusted, else asks first and runs it on a yes. */
    public void whenTrusted(Folder folder, Runnable action) {
        if (folders.isTrusted(folder)) {
            action.run();
            return;
        }
        layout.shell().ifPresent(shell -> Question.ask(shell, look, "Trust " + folder.name() + "?",
                "This executes code of the folder: build scripts, macros, tests and programs.",
                List.of("Trust and go on", "Cancel"), answer -> {
                    if (answer == 0) {
                        answered.add(folder.path());
                        trusted.add(folder.path());
                        folders.trustThen(folder.path(), action);
                    }
                }));
    }

    public void showStart() {
        editors.openStart();
    }

    private void trustMayHaveChanged() {
        for (Folder folder : folders.all()) {
            if (!folders.isTrusted(folder)) {
                trusted.remove(folder.path());
            } else if (trusted.add(folder.path())) {
                builds.check(folder, CheckRequest.Tool.CHECK);
            }
        }
        trustListeners.forEach(Runnable::run);
    }

    private void saved(EditorPart editor) {
        String name = editor.file().getFileName().toString();
        folders.of(editor.file()).ifPresent(folder -> {
            if (name.equals("Cargo.toml")) {
                detect(folder);
            } else if (name.endsWith(".rs") && folders.isTrusted(folder)) {
                builds.check(folder, CheckRequest.Tool.CHECK);
            }
        });
    }

    private void filesChanged(Folder folder, FileChanges changes) {
        for (Document document : documents.all()) {
            document.file().filter(file -> concerns(changes, file)).ifPresent(file -> document.checkDisk());
        }
        boolean manifest = changes.changed().stream().anyMatch(file -> file.endsWith("Cargo.toml"));
        if (manifest) {
            detect(folder);
        }
    }

    private static boolean concerns(FileChanges changes, Path file) {
        return changes.changed().contains(file) || changes.created().contains(file)
                || changes.deleted().stream().anyMatch(file::startsWith)
                || changes.rescan().stream().anyMatch(file::startsWith);
    }
}

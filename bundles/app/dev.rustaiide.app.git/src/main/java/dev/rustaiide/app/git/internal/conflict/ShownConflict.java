package dev.rustaiide.app.git.internal.conflict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.MarkedConflict.Way;
import dev.rustaiide.system.git.index.GitPath;

/** Which file's conflicts the page shows, and what people do there by key. UI thread only. */
@Creatable
public final class ShownConflict {
    static final String PAGE = "git.conflict";
    private static final KeyContext CONFLICT = KeyContext.of("conflict");
    private static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + ConflictPage.class.getName();

    private final Panels panels;
    private final Editors editors;
    private final Documents documents;
    private final Provider<Conflicts> conflicts;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();
    private Optional<Acts> acts = Optional.empty();

    /** A file in a repository. */
    record Shown(Path root, String path) {
        Path file() {
            return GitPath.file(root, path);
        }
    }

    /** What can be done on the page that is open. */
    interface Acts {
        void next(boolean forward);

        void take(Way way);

        void propose();

        void stage();
    }

    @Inject
    public ShownConflict(Panels panels, Editors editors, Documents documents, Provider<Conflicts> conflicts,
            FailureNotices notices, Commands commands, Look look, Ui ui) {
        this.panels = panels;
        this.editors = editors;
        this.documents = documents;
        this.conflicts = conflicts;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        add(commands, "next", "Next conflict", "Alt+PageDown", page -> page.next(true));
        add(commands, "previous", "Previous conflict", "Alt+PageUp", page -> page.next(false));
        add(commands, "ours", "Take ours in conflict", "Alt+1", page -> page.take(Way.OURS));
        add(commands, "theirs", "Take theirs in conflict", "Alt+2", page -> page.take(Way.THEIRS));
        add(commands, "both", "Take both in conflict", "Alt+3", page -> page.take(Way.BOTH));
        add(commands, "base", "Take what both began with in conflict", "Alt+4", page -> page.take(Way.BASE));
        add(commands, "words", "Merge conflict word by word", "Alt+5", page -> page.take(Way.WORDS));
        add(commands, "assistant", "Ask the assistant about the conflict", "Alt+6", Acts::propose);
        add(commands, "stage", "Stage the file as resolved", "Ctrl+K Ctrl+Alt+Enter", Acts::stage);
    }

    private void add(Commands commands, String id, String title, String keys, Consumer<Acts> act) {
        commands.add(Command.when("git.conflict." + id, MenuGroup.GIT, title, keys,
                () -> acts.isPresent() && panels.isPageActive(PAGE), () -> acts.ifPresent(act)).within(CONFLICT));
    }

    /**
     * Stages {@code paths}, which were in conflict, by {@code stage}; asks before if one still has markers of
     * conflicts, which would be committed.
     */
    public void whenDecided(Path root, List<String> paths, Runnable stage) {
        conflicts.get().list(root).onFailure(ui, notices::show).onSuccess(ui, all -> {
            Optional<Conflicts.Standing> open = all.stream().filter(each -> paths.contains(each.file().path())
                    && !each.isDecided()).findFirst();
            if (open.isPresent()) {
                ask(root, open.get(), stage);
            } else {
                stage.run();
            }
        });
    }

    private void ask(Path root, Conflicts.Standing open, Runnable stage) {
        int count = Math.max(1, open.open());
        panels.shell().ifPresent(shell -> Question.ask(shell, look, SafeText.line(open.file().path()) + " still has "
                + count + (count == 1 ? " conflict" : " conflicts"),
                "Its markers are in the text, and would be"
                        + " committed with it.", List.of("Resolve it", "Stage it with its markers", "Cancel"),
                chosen -> {
                            if (chosen == 0) {
                                show(root, open.file().path());
                            } else if (chosen == 1) {
                                stage.run();
                            }
                        }));
    }

    /** Opens the page with {@code path} of the repository {@code root}. */
    public void show(Path root, String path) {
        shown = Optional.of(new Shown(root, path));
        panels.openPage(PAGE, "Conflicts", CLASS);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /**
     * Lets go of what the page held. Unsaved text that only the page showed gets an editor first; when the session ends
     * it stays in the journal, which brings it back.
     */
    void letGo(Document document) {
        ui.execute(() -> {
            boolean isOpen = panels.shell().filter(shell -> !shell.isDisposed() && shell.isVisible()).isPresent();
            boolean orphaned = document.isDirty() && document.file().filter(editors.all()::contains).isEmpty();
            if (orphaned && isOpen) {
                document.file().ifPresent(editors::openOrCreate);
                ui.execute(() -> documents.release(document));
            } else if (!orphaned) {
                documents.release(document);
            }
        });
    }

    void close() {
        panels.closePage(PAGE);
    }

    Optional<Shown> shown() {
        return shown;
    }

    void begin(Acts page, Runnable listener) {
        acts = Optional.of(page);
        listeners.add(listener);
    }

    void end(Acts page, Runnable listener) {
        acts = acts.filter(known -> known != page);
        listeners.remove(listener);
    }
}

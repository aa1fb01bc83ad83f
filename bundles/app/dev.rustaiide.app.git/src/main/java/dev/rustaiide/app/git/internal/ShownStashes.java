package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.git.internal.ShownComparison.Part;
import dev.rustaiide.app.git.internal.conflict.ShownConflict;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Stash;

/** What is stashed in the repository that is shown, and what people do with it. UI thread only. */
@Creatable
public final class ShownStashes {
    private final ShownRepository repository;
    private final Provider<Branches> branches;
    private final GitActions actions;
    private final ShownComparison comparison;
    private final ShownConflict conflict;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<Stash> all = List.of();
    private String said = "";
    private boolean stopped;

    @Inject
    public ShownStashes(ShownRepository repository, Provider<Branches> branches, GitActions actions,
            ShownComparison comparison, ShownConflict conflict, Panels panels, FailureNotices notices, Look look,
            Ui ui) {
        this.repository = repository;
        this.branches = branches;
        this.actions = actions;
        this.comparison = comparison;
        this.conflict = conflict;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        repository.onChange(this::resolve);
    }

    /** The last one first, as they were when they were read. */
    List<Stash> all() {
        return all;
    }

    /** What came of what was done last; empty if that is seen. */
    String said() {
        return said;
    }

    /** Runs {@code listener} after the list was read anew. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private Optional<Path> root() {
        return repository.status().map(RepositoryStatus::root);
    }

    /** Reads the list anew. */
    void load() {
        root().ifPresentOrElse(root -> branches.get().stashes(root).onFailure(ui, notices::show)
                .onSuccess(ui, this::show), () -> show(List.of()));
    }

    private void show(List<Stash> found) {
        all = found;
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Shows what is in it, files that git did not know among it. */
    void look(Stash stash) {
        List<Part> parts = new ArrayList<>(List.of(new Part(stash.base(), "before", stash.commit(), "stashed")));
        if (!stash.untracked().isEmpty()) {
            parts.add(new Part(Comparisons.NOTHING, "nothing", stash.untracked(), "stashed"));
        }
        comparison.show("Stash “" + stash.title() + "”", parts);
    }

    void apply(Stash stash) {
        act(stash, now -> new GitAction.StashApply(now.index()), "");
    }

    void pop(Stash stash) {
        act(stash, now -> new GitAction.StashPop(now.index()), "");
    }

    void drop(Stash stash) {
        act(stash, now -> new GitAction.StashDrop(now.index()), "Dropped “" + SafeText.line(stash.title())
                + "”. “Git: Undo last action” brings it back.");
    }

    /** Asks for the name of the branch. */
    void branch(Stash stash) {
        panels.shell().ifPresent(shell -> FieldsQuestion.ask(shell, look, "A branch of the stash",
                "It begins at the commit that the changes were made on, so that they fit.",
                List.of(FieldsQuestion.Field.of("Name", "What it is called")), "Create",
                words -> act(stash, now -> new GitAction.StashBranch(words.getFirst().strip(), now.index()), "")));
    }

    /** By its commit: its number is another as soon as anybody stashes or drops one. */
    private void act(Stash stash, Function<Stash, GitAction> action, String done) {
        root().ifPresent(root -> branches.get().stashes(root).onFailure(ui, notices::show).onSuccess(ui, found ->
                found.stream().filter(each -> each.commit().equals(stash.commit())).findFirst().ifPresentOrElse(
                        now -> run(action.apply(now), done), () -> gone(stash, found))));
    }

    private void gone(Stash stash, List<Stash> found) {
        notices.show(new Failure.Other("Cannot find the stash “" + SafeText.line(stash.title()) + "”.",
                "It was taken back or dropped meanwhile.", "Look at the list again."));
        show(found);
    }

    private void run(GitAction action, String done) {
        said = "";
        actions.run(action).ifPresent(call -> call.onSuccess(ui, outcome -> {
            said = done;
            stopped = outcome.stopped();
            resolve();
        }).whenDone(ui, outcome -> load()));
    }

    /** Conflicts lead to where they are resolved, once they are known. */
    private void resolve() {
        repository.status().filter(now -> stopped && !now.conflicts().isEmpty()).ifPresent(now -> {
            stopped = false;
            conflict.show(now.root(), now.conflicts().getFirst().path());
        });
    }
}

package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.git.internal.NamePicker.Choice;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.git.integration.Branch;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Undoable;

/** What people have Git do, and what is asked of them before. UI thread only. */
@Creatable
public final class GitActions {
    private final ShownRepository repository;
    private final NamePicker picker;
    private final Provider<Branches> branches;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public GitActions(ShownRepository repository, NamePicker picker, Provider<Branches> branches, Panels panels,
            FailureNotices notices, Look look, Ui ui) {
        this.repository = repository;
        this.picker = picker;
        this.branches = branches;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    private Optional<Path> root() {
        return repository.status().map(RepositoryStatus::root);
    }

    /** Does it; conflicts that it stops at are seen in the view. */
    Optional<Call<Branches.Done>> run(GitAction action) {
        return root().map(root -> branches.get().act(root, action).onFailure(ui, notices::show)
                .whenDone(ui, outcome -> repository.update()));
    }

    private void ask(String title, String text, String answer, Runnable action) {
        panels.shell().ifPresent(shell -> Question.ask(shell, look, title, text, List.of(answer, "Cancel"), chosen -> {
            if (chosen == 0) {
                action.run();
            }
        }));
    }

    /** Asks for a branch and checks it out; a name that there is not yet makes a new one. */
    void switchBranch() {
        pick("Switch branch", "A branch to check out, or the name of a new one", this::fresh, branch -> branch.remote()
                ? new GitAction.Switch(branch.name().substring(branch.name().indexOf('/') + 1), false)
                : new GitAction.Switch(branch.name(), false));
    }

    private Optional<Choice<GitAction>> fresh(String typed) {
        boolean isHere = repository.status().flatMap(status -> status.head().branch()).equals(Optional.of(typed));
        GitAction made = new GitAction.CreateBranch(typed, "");
        return isHere ? Optional.empty() : Optional.of(new Choice<>(made, Icon.ADD, made.title(), ""));
    }

    void merge() {
        pick("Merge branch", "A branch to merge into what is checked out", typed -> Optional.empty(),
                branch -> new GitAction.Merge(branch.name()));
    }

    void rebase() {
        pick("Rebase onto branch", "A branch to put your commits onto", typed -> Optional.empty(),
                branch -> new GitAction.Rebase(branch.name()));
    }

    void deleteBranch() {
        pick("Delete branch", "A branch whose commits another one has", typed -> Optional.empty(),
                branch -> new GitAction.DeleteBranch(branch.name(), false));
    }

    private void pick(String title, String placeholder, Function<String, Optional<Choice<GitAction>>> fresh,
            Function<Branch, GitAction> chosen) {
        picker.pick(new NamePicker.Question(title, placeholder, "No branch is called like that."), root ->
                branches.get().branches(root).then("branches", (scope, all) -> all.stream()
                        .filter(branch -> !branch.current()).map(branch -> new Choice<>(chosen.apply(branch),
                                branch.remote() ? Icon.GLOBE : Icon.GIT_BRANCH, branch.name(), branch.subject()))
                        .toList()), fresh, this::run);
    }

    /** Asks for the name of a branch at {@code commit}, and checks it out. */
    void createBranch(String commit) {
        String id = commit.substring(0, Math.min(8, commit.length()));
        List<FieldsQuestion.Field> fields = List.of(FieldsQuestion.Field.of("Name", "What it is called"));
        panels.shell().ifPresent(shell -> FieldsQuestion.ask(shell, look, "A branch at " + id, "", fields, "Create",
                words -> run(new GitAction.CreateBranch(words.getFirst().strip(), commit))));
    }

    /** Says what Git did last, and takes it back if people want that. */
    void undo() {
        root().ifPresent(root -> branches.get().undoable(root).onFailure(ui, notices::show).onSuccess(ui, last ->
                last.ifPresentOrElse(this::undo, () -> notices.show(new Failure.Other(
                        "Cannot undo the last action of Git.", "There is none, or Git is in the middle of one.",
                        "What is not ended is given up by “Abort” in the Git view.")))));
    }

    private void undo(Undoable last) {
        ask("Undo “" + SafeText.line(last.what()) + "”?", last.effect(), "Undo", () -> run(last.undoing()));
    }

    /** Moves the branch to {@code commit}, after asking. */
    void reset(String commit) {
        ask("Reset the branch to " + commit + "?", "Commits behind it leave the branch; “Undo last Git action” brings"
                + " them back. Changes that you have not committed stay.", "Reset",
                () -> run(new GitAction.Reset(commit, GitAction.Reach.KEEP)));
    }
}

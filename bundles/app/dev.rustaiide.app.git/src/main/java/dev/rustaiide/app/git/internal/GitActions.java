package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
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
    private final Branches branches;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public GitActions(ShownRepository repository, Branches branches, Panels panels, FailureNotices notices, Look look,
            Ui ui) {
        this.repository = repository;
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
        return root().map(root -> branches.act(root, action).onFailure(ui, notices::show)
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
        pick("Switch branch", "A branch to check out, or the name of a new one", typed -> Optional.of(
                new GitAction.CreateBranch(typed, "")), branch -> branch.remote()
                        ? new GitAction.Switch(branch.name().substring(branch.name().indexOf('/') + 1), false)
                        : new GitAction.Switch(branch.name(), false));
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

    private void pick(String title, String placeholder, Function<String, Optional<GitAction>> fresh,
            Function<Branch, GitAction> chosen) {
        Optional<Path> root = root();
        Optional<Shell> shell = panels.shell();
        if (root.isEmpty() || shell.isEmpty()) {
            return;
        }
        Call<List<Branch>> all = branches.branches(root.get()).onFailure(ui, notices::show);
        new Picker<GitAction>(shell.get(), look, title, query -> all.then("branches", (scope, found) -> items(query,
                found, fresh, chosen))).placeholder(placeholder).nothing("No branch is called like that.")
                .onPick((action, beside) -> run(action)).open("");
    }

    private static List<PickerItem<GitAction>> items(String query, List<Branch> all,
            Function<String, Optional<GitAction>> fresh, Function<Branch, GitAction> chosen) {
        String typed = query.strip();
        List<PickerItem<GitAction>> items = new ArrayList<>();
        for (Branch branch : all) {
            if (branch.name().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT))
                    && !branch.current()) {
                Row row = Row.of(new Glyph(branch.remote() ? Icon.GLOBE : Icon.GIT_BRANCH, Token.MUTED),
                        SafeText.line(branch.name())).detail(SafeText.line(branch.subject()));
                items.add(new PickerItem<>(chosen.apply(branch), row));
            }
        }
        boolean known = all.stream().anyMatch(branch -> branch.name().equals(typed));
        if (!typed.isEmpty() && !known) {
            fresh.apply(typed).ifPresent(action -> items.add(new PickerItem<>(action,
                    Row.of(new Glyph(Icon.ADD, Token.MUTED), action.title()))));
        }
        return items;
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
        root().ifPresent(root -> branches.undoable(root).onFailure(ui, notices::show).onSuccess(ui, last ->
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

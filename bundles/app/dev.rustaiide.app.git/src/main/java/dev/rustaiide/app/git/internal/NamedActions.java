package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.git.internal.NamePicker.Choice;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.Branch;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Branches.Tag;
import dev.rustaiide.system.git.integration.Branches.Worktree;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Remote;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** Tags, working trees, remotes and comparisons by the palette. UI thread only. */
@Creatable
public final class NamedActions {
    private final ShownRepository repository;
    private final NamePicker picker;
    private final Provider<Branches> branches;
    private final Provider<Remotes> remotes;
    private final GitActions actions;
    private final ShownComparison comparison;
    private final RebasePlans plans;
    private final OpenFolder opening;
    private final Panels panels;
    private final Look look;
    private final Ui ui;

    @Inject
    public NamedActions(ShownRepository repository, NamePicker picker, Provider<Branches> branches,
            Provider<Remotes> remotes, GitActions actions, ShownComparison comparison, RebasePlans plans,
            OpenFolder opening, Panels panels, Look look, Ui ui) {
        this.repository = repository;
        this.picker = picker;
        this.branches = branches;
        this.remotes = remotes;
        this.actions = actions;
        this.comparison = comparison;
        this.plans = plans;
        this.opening = opening;
        this.panels = panels;
        this.look = look;
        this.ui = ui;
    }

    private <T> void pick(String title, String placeholder, Function<Path, Call<List<Choice<T>>>> find,
            Consumer<T> then) {
        picker.pick(new NamePicker.Question(title, placeholder, "There is none like that."), find, then);
    }

    private Call<List<Choice<String>>> revisions(Path root, boolean disk) {
        Call<List<Tag>> tags = branches.get().tags(root);
        return branches.get().branches(root).then("revisions", (scope, found) -> {
            List<Choice<String>> all = new ArrayList<>();
            if (disk) {
                all.add(new Choice<>("", Icon.FILE, "Files on the disk", "with what is not committed"));
            }
            all.add(new Choice<>("HEAD", Icon.COMMIT, "HEAD", "the last commit"));
            for (Branch branch : found) {
                all.add(new Choice<>(branch.name(), branch.remote() ? Icon.GLOBE : Icon.GIT_BRANCH, branch.name(),
                        branch.subject()));
            }
            for (Tag tag : scope.await(tags)) {
                all.add(new Choice<>(tag.name(), Icon.SYMBOL_FIELD, tag.name(), tag.message()));
            }
            return all;
        });
    }

    /** Asks for two sides and shows what differs. */
    void compare() {
        pick("Compare", "A branch, tag or commit to compare", root -> revisions(root, false),
                from -> pick("Compare " + from, "What to compare it with", root -> revisions(root, true),
                        (String to) -> comparison.show(from, to)));
    }

    /** Asks what commits are put onto, and shows the plan. */
    void planRebase() {
        pick("Rebase by a plan", "A branch or tag to put your commits onto", root -> revisions(root, false),
                plans::begin);
    }

    /** Asks how the tag at {@code commit} shall be called. */
    void tag(String commit) {
        panels.shell().ifPresent(shell -> FieldsQuestion.ask(shell, look, "Tag " + (commit.equals("HEAD")
                ? "the last commit" : commit.substring(0, Math.min(8, commit.length()))),
                "With a message it is kept with your name and the time.", List.of(
                        FieldsQuestion.Field.of("Name", "v1.0.0"),
                        FieldsQuestion.Field.optional("Message", "What it is about")), "Tag",
                words -> actions.run(new GitAction.Tag(words.getFirst().strip(), commit, words.get(1).strip()))));
    }

    void deleteTag() {
        pick("Delete tag", "A tag; where it was pushed it stays", root -> branches.get().tags(root).then("tags",
                (scope, found) -> found.stream().map(tag -> new Choice<>(tag.name(), Icon.SYMBOL_FIELD, tag.name(),
                        tag.message())).toList()), (String name) -> actions.run(new GitAction.DeleteTag(name)));
    }

    void removeRemote() {
        pick("Remove remote", "A remote to forget", root -> remotes.get().remotes(root).then("remotes",
                (scope, found) -> found.stream().map((Remote each) -> new Choice<>(each.name(), Icon.GLOBE,
                        each.name(), each.url())).toList()),
                (String name) -> actions.run(new GitAction.RemoveRemote(name)));
    }

    private Call<List<Choice<Path>>> worktrees(Path root) {
        return branches.get().worktrees(root).then("worktrees", (scope, found) -> found.stream()
                .filter(each -> !each.here()).map((Worktree each) -> new Choice<>(each.folder(), Icon.FOLDER,
                        each.head(), each.folder().toString())).toList());
    }

    void openWorktree() {
        pick("Open working tree", "Another working tree of this repository", this::worktrees, opening::open);
    }

    void removeWorktree() {
        pick("Remove working tree", "One without changes", this::worktrees,
                (Path folder) -> actions.run(new GitAction.RemoveWorktree(folder.toString())));
    }

    void addWorktree() {
        Optional<Path> root = repository.status().map(RepositoryStatus::root);
        Optional<Path> beside = root.map(Path::getParent);
        panels.shell().filter(shell -> beside.isPresent()).ifPresent(shell -> FieldsQuestion.ask(shell, look,
                "Add a working tree", "A second folder of the same repository, for a new branch.", List.of(
                        FieldsQuestion.Field.of("Branch", "A new branch"),
                        FieldsQuestion.Field.of("Folder", "Where").with(root.get() + "-2")), "Add",
                words -> actions.run(new GitAction.AddWorktree(beside.get().resolve(words.get(1).strip()).toString(),
                        words.getFirst().strip(), true)).ifPresent(call -> call.onSuccess(ui,
                                done -> opening.open(beside.get().resolve(words.get(1).strip()))))));
    }
}

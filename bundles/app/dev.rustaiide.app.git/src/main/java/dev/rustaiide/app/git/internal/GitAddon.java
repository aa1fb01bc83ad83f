package dev.rustaiide.app.git.internal;

import java.util.function.BooleanSupplier;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.git.internal.conflict.Proposals;
import dev.rustaiide.app.git.internal.conflict.ShownConflict;
import dev.rustaiide.app.git.internal.ruler.BlameCards;
import dev.rustaiide.app.git.internal.ruler.Blames;
import dev.rustaiide.app.git.internal.ruler.ChangeCards;
import dev.rustaiide.app.git.internal.ruler.RulerCommands;
import dev.rustaiide.app.git.internal.ruler.Rulers;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.system.git.integration.GitAction;

/** Puts what the view and its pages share into the window's context, behind the workbench. */
public final class GitAddon {
    private final IEclipseContext context;

    @Inject
    public GitAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands, Panels panels) {
        ShownRepository repository = make(ShownRepository.class);
        make(ShownChange.class);
        ShownConflict conflict = make(ShownConflict.class);
        make(StatusMarks.class);
        make(ChangeCards.class);
        make(Rulers.class);
        make(RulerCommands.class);
        make(ShownCommit.class);
        make(BlameCards.class);
        make(Blames.class);
        make(Proposals.class);
        ProposedMessage drafts = make(ProposedMessage.class);
        add(commands, () -> repository.status().isPresent(), "git.message", "Write the message of the commit",
                "Ctrl+K Ctrl+Alt+W", drafts::ask);
        make(NamePicker.class);
        GitActions actions = make(GitActions.class);
        commands.add(Command.of("git.history", MenuGroup.GIT, "Show history", "Ctrl+K Ctrl+J",
                () -> panels.openPage(GitHistoryPage.ID, "History", GitHistoryPage.CLASS)));
        BooleanSupplier there = () -> repository.status().isPresent();
        add(commands, () -> repository.status().filter(now -> !now.conflicts().isEmpty()).isPresent(), "git.resolve",
                "Resolve conflicts", "", () -> repository.status().ifPresent(now -> now.conflicts().stream()
                        .findFirst().ifPresent(first -> conflict.show(now.root(), first.path()))));
        add(commands, there, "git.switch", "Switch or create branch…", "Ctrl+K Ctrl+B", actions::switchBranch);
        add(commands, there, "git.merge", "Merge branch…", "", actions::merge);
        add(commands, there, "git.rebase", "Rebase onto branch…", "", actions::rebase);
        add(commands, there, "git.deleteBranch", "Delete branch…", "", actions::deleteBranch);
        add(commands, there, "git.stash", "Stash changes", "", () -> actions.run(new GitAction.Stash("")));
        add(commands, there, "git.stashPop", "Take stashed changes back", "",
                () -> actions.run(new GitAction.StashPop(0)));
        RemoteActions remotes = make(RemoteActions.class);
        exchange(commands, there, panels, remotes);
        make(ShownComparison.class);
        make(ShownStashes.class);
        add(commands, there, "git.stashes", "Show stashes", "Ctrl+K Ctrl+Alt+Z",
                () -> panels.openPage(StashesPage.ID, "Stashes", StashesPage.CLASS));
        make(RebasePlans.class);
        named(commands, there, panels, make(NamedActions.class));
        add(commands, there, "git.updateSubmodules", "Update submodules", "", remotes::updateSubmodules);
        add(commands, there, "git.undo", "Undo last action…", "Ctrl+K Ctrl+Z", actions::undo);
    }

    private static void exchange(Commands commands, BooleanSupplier there, Panels panels, RemoteActions remotes) {
        commands.add(Command.of(ClonePage.ID, MenuGroup.GIT, "Clone repository…", "Ctrl+K Ctrl+Shift+O",
                () -> panels.openPage(ClonePage.ID, "Clone", ClonePage.CLASS)));
        add(commands, there, "git.fetch", "Fetch", "Ctrl+K Ctrl+Shift+F", remotes::fetch);
        add(commands, there, "git.pull", "Pull…", "Ctrl+K Ctrl+Shift+L", remotes::pull);
        add(commands, there, "git.push", "Push", "Ctrl+K Ctrl+Shift+P", remotes::push);
        add(commands, there, "git.pushTags", "Push with all tags", "", remotes::pushTags);
        add(commands, there, "git.pushReplacing", "Push and replace what is there…", "", remotes::pushReplacing);
        add(commands, there, "git.addRemote", "Add remote…", "", remotes::addRemote);
    }

    private static void named(Commands commands, BooleanSupplier there, Panels panels, NamedActions named) {
        add(commands, there, "git.compare", "Compare branches, tags, commits…", "Ctrl+K Ctrl+Shift+D",
                named::compare);
        add(commands, there, "git.planRebase", "Rebase by a plan…", "Ctrl+K Ctrl+Shift+R", named::planRebase);
        add(commands, there, "git.reflog", "Show reflog", "Ctrl+K Ctrl+Shift+J",
                () -> panels.openPage(ReflogPage.ID, "Reflog", ReflogPage.CLASS));
        add(commands, there, "git.tag", "Tag the last commit…", "", () -> named.tag("HEAD"));
        add(commands, there, "git.deleteTag", "Delete tag…", "", named::deleteTag);
        add(commands, there, "git.removeRemote", "Remove remote…", "", named::removeRemote);
        add(commands, there, "git.addWorktree", "Add working tree…", "", named::addWorktree);
        add(commands, there, "git.openWorktree", "Open working tree…", "", named::openWorktree);
        add(commands, there, "git.removeWorktree", "Remove working tree…", "", named::removeWorktree);
    }

    private static void add(Commands commands, BooleanSupplier enabled, String id, String title, String keys,
            Runnable action) {
        commands.add(Command.when(id, MenuGroup.GIT, title, keys, enabled, action));
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}

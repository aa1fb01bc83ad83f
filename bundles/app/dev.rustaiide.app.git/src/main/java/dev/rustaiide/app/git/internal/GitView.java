package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.git.internal.GitRow.OfFile;
import dev.rustaiide.app.git.internal.GitRow.OfGroup;
import dev.rustaiide.app.git.internal.conflict.ShownConflict;
import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;

/** The files that changed, in groups, and the message of the next commit above them. */
public final class GitView implements SideView {
    private final Composite body;
    private final PanelHeader header;
    private final SyncBar sync;
    private final CommitBox commits;
    private final Runnable clone;
    private final RowView<GitRow> rows;
    private final ShownRepository repository;
    private final ShownChange change;
    private final ShownConflict conflict;
    private final Staging staging;
    private final GitActions actions;
    private final Editors editors;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final Set<Group> known = new LinkedHashSet<>();
    private final Map<Group, OfGroup> groups = new EnumMap<>(Group.class);
    private @Nullable Banner banner;
    private String bannerText = "";
    private Unfinished unfinished = Unfinished.NOTHING;

    @Inject
    public GitView(Composite body, Look look, ShownRepository repository, ShownChange change,
            ShownConflict conflict, ProposedMessage drafts, Staging staging,
            GitActions actions, RemoteActions remotes, Editors editors, Panels panels, Commands commands,
            FailureNotices notices, Ui ui) {
        this.body = body;
        this.look = look;
        this.repository = repository;
        this.change = change;
        this.conflict = conflict;
        this.staging = staging;
        this.actions = actions;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
        body.setLayout(Grids.stacked());
        header = new PanelHeader(body, look, "Git");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        commands.tip(header.add(Icon.GIT_BRANCH, "", actions::switchBranch), "Switch or create branch", "git.switch");
        commands.tip(header.add(Icon.HISTORY, "", () -> panels.openPage(GitHistoryPage.ID, "History",
                GitHistoryPage.CLASS)), "History", "git.history");
        commands.tip(header.add(Icon.SYMBOL_IMPLEMENTATION, "", () -> panels.openPage(StashesPage.ID, "Stashes",
                StashesPage.CLASS)), "Stashes", "git.stashes");
        commands.tip(header.add(Icon.UNDO, "", actions::undo), "Undo last Git action…", "git.undo");
        header.add(Icon.REFRESH, "Look again", repository::update);
        sync = new SyncBar(body, look, remotes, commands);
        sync.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        clone = () -> panels.openPage(ClonePage.ID, "Clone", ClonePage.CLASS);
        commits = new CommitBox(body, look, repository, staging, drafts, commands, notices, ui);
        commits.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        rows = list();
        commits.onBelow(this::intoFiles);
        rows.onAbove(commits::setFocus);
        repository.onChange(this::show);
        repository.begin();
        show();
    }

    private RowView<GitRow> list() {
        RowView<GitRow> list = new RowView<>(body, look, "Changed files", new Model(), true);
        list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        list.onActivate((row, how) -> activate(row));
        list.onAction(this::act);
        list.onContextMenu(this::menu);
        list.addListener(SWT.KeyDown, this::key);
        return list;
    }

    private final class Model implements RowModel<GitRow> {
        @Override
        public List<GitRow> roots() {
            return List.copyOf(groups.values());
        }

        @Override
        public boolean hasChildren(GitRow row) {
            return row instanceof OfGroup;
        }

        @Override
        public List<GitRow> children(GitRow row) {
            return row instanceof OfGroup group ? List.copyOf(group.files()) : List.of();
        }

        @Override
        public Object key(GitRow row) {
            return row.key();
        }

        @Override
        public Row row(GitRow row) {
            return row.row();
        }
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        if (rows.rowCount() > 0) {
            commits.setFocus();
        } else {
            rows.setFocus();
        }
    }

    private void intoFiles() {
        if (rows.current().isEmpty()) {
            rows.selectFirst();
        }
        rows.setFocus();
    }

    private void show() {
        if (body.isDisposed()) {
            return;
        }
        Optional<RepositoryStatus> status = repository.status();
        groups.clear();
        status.ifPresent(this::fill);
        header.setDetail(status.map(now -> head(now.head())).orElse(""));
        rows.setEmpty(empty(status));
        rows.refresh();
        status.map(RepositoryStatus::unfinished).filter(now -> !now.equals(unfinished)).ifPresent(this::offerMessage);
        showBanner(status);
        sync.show(status);
        commits.control().setVisible(status.isPresent());
        ((GridData) commits.control().getLayoutData()).exclude = status.isEmpty();
        commits.show();
        body.layout(true, true);
    }

    private void fill(RepositoryStatus status) {
        for (Group group : Group.values()) {
            List<OfFile> files = group.of(status).stream().map(file -> new OfFile(group, file)).toList();
            if (!files.isEmpty()) {
                groups.put(group, new OfGroup(group, files));
                if (known.add(group)) {
                    rows.open(List.of(group));
                }
            }
        }
    }

    private void create() {
        repository.folder().ifPresent(folder -> done(staging.create(folder)));
    }

    private void recover() {
        repository.folder().ifPresent(folder -> done(staging.recoverIndex(folder)));
    }

    private static String head(Head head) {
        String tracking = (head.ahead() > 0 ? " ↑" + head.ahead() : "") + (head.behind() > 0 ? " ↓" + head.behind()
                : "");
        return (head.isDetached() ? "no branch, " : "") + SafeText.line(head.title()) + tracking;
    }

    private EmptyText empty(Optional<RepositoryStatus> status) {
        if (status.isPresent()) {
            return EmptyText.of("Nothing has changed since the last commit.");
        }
        Optional<Failure> failure = repository.failure();
        if (failure.isPresent()) {
            boolean damaged = failure.get().nextStep().contains("git recover");
            return EmptyText.of(failure.get().what() + " " + failure.get().why() + " " + failure.get().nextStep(),
                    damaged ? "Make the index anew" : "Look again", damaged ? this::recover : repository::update);
        }
        return repository.folder().isEmpty() ? EmptyText.of("No folder is open.", "Clone a repository…", clone)
                : repository.isNone() ? EmptyText.of("The folder lies in no Git repository.", "Make a repository of it",
                        this::create)
                        : EmptyText.of("Looking at the files…");
    }

    /** What git would propose as a message of the merge that waits. */
    private void offerMessage(Unfinished now) {
        unfinished = now;
        if (now.isSomething()) {
            repository.status().ifPresent(status -> staging.proposedMessage(status.root(), false)
                    .onFailure(ui, notices::show).onSuccess(ui, commits::propose));
        }
    }

    private void showBanner(Optional<RepositoryStatus> status) {
        String text = status.map(GitView::state).orElse("");
        if (text.equals(bannerText)) {
            return;
        }
        bannerText = text;
        Optional.ofNullable(banner).ifPresent(Control::dispose);
        banner = null;
        if (!text.isEmpty()) {
            Banner fresh = new Banner(body, look, Severity.WARNING, text);
            offerWaysOut(fresh, status.get());
            fresh.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            fresh.moveBelow(header);
            banner = fresh;
        }
    }

    private void offerWaysOut(Banner fresh, RepositoryStatus status) {
        Unfinished.Kind kind = status.unfinished().kind();
        if (status.interrupted().isPresent()) {
            if (status.interrupted().get().canBeTakenBack()) {
                fresh.addAction("Take back", true, () -> done(staging.takeBack(status.root())));
            }
            fresh.addAction("Keep", false, () -> done(staging.keep(status.root())));
        } else if (status.lockedSince().isPresent()) {
            fresh.addAction("Remove lock", false, () -> done(staging.unlock(status.root())));
        } else if (kind == Unfinished.Kind.BISECT) {
            fresh.addAction("End", false, () -> actions.run(new GitAction.Abort(kind)));
        } else if (!status.conflicts().isEmpty()) {
            fresh.addAction("Resolve", true, () -> conflict.show(status.root(), status.conflicts().getFirst().path()));
            if (kind != Unfinished.Kind.NOTHING) {
                fresh.addAction("Abort", false, () -> actions.run(new GitAction.Abort(kind)));
            }
        } else {
            fresh.addAction("Continue", true, () -> actions.run(new GitAction.Continue(kind)));
            fresh.addAction("Abort", false, () -> actions.run(new GitAction.Abort(kind)));
        }
    }

    /** What people should know of the state the repository is in. */
    private static String state(RepositoryStatus status) {
        if (status.interrupted().isPresent()) {
            return "“" + SafeText.line(status.interrupted().get().title()) + "” was interrupted: a part of it may be"
                    + " done. Nothing is lost.";
        }
        if (status.lockedSince().isPresent()) {
            return "The repository is locked: another git is at work, or died.";
        }
        String title = status.unfinished().title();
        int conflicts = status.conflicts().size();
        if (title.isEmpty()) {
            return conflicts == 0 ? "" : (conflicts == 1 ? "One file has" : conflicts + " files have")
                    + " conflicts with changes that came back from a stash.";
        }
        return Character.toUpperCase(title.charAt(0)) + title.substring(1) + (conflicts == 0 ? "."
                : conflicts == 1 ? ": one file has conflicts." : ": " + conflicts + " files have conflicts.");
    }

    private Optional<Path> root() {
        return repository.status().map(RepositoryStatus::root);
    }

    private void show(Path root, OfFile file) {
        if (file.group() == Group.CONFLICTS) {
            conflict.show(root, file.state().path());
        } else {
            change.show(root, file.state().path(), file.group().isStaged());
        }
    }

    private void activate(GitRow row) {
        if (row instanceof OfFile file && !file.state().path().endsWith("/")) {
            root().ifPresent(root -> show(root, file));
        }
    }

    private void act(GitRow row, RowAction action) {
        List<GitRow> chosen = rows.selection().contains(row) ? rows.selection() : List.of(row);
        if (action == Group.DISCARD) {
            discard(chosen);
        } else {
            stage(chosen.stream().filter(each -> each.group() == row.group()).toList());
        }
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
            return;
        }
        if (event.keyCode == SWT.SPACE) {
            stage(rows.selection());
        } else if (event.keyCode == SWT.DEL) {
            discard(rows.selection());
        }
    }

    /** Stages what is not, and takes back what is. */
    private void stage(List<GitRow> chosen) {
        if (chosen.isEmpty() || root().isEmpty()) {
            return;
        }
        boolean back = chosen.getFirst().group().isStaged();
        List<String> paths = chosen.stream().filter(row -> row.group().isStaged() == back)
                .flatMap(row -> row.paths().stream()).distinct().toList();
        Path root = root().get();
        if (chosen.stream().anyMatch(row -> row.group() == Group.CONFLICTS)) {
            conflict.whenDecided(root, paths, () -> done(staging.stage(root, paths)));
        } else {
            done(back ? staging.unstage(root, paths) : staging.stage(root, paths));
        }
    }

    private void discard(List<GitRow> chosen) {
        List<GitRow> there = chosen.stream().filter(row -> row.group() == Group.CHANGED
                || row.group() == Group.UNTRACKED).toList();
        List<String> paths = there.stream().flatMap(row -> row.paths().stream()).distinct().toList();
        if (paths.isEmpty() || root().isEmpty()) {
            return;
        }
        boolean deletes = there.stream().anyMatch(row -> row.group() == Group.UNTRACKED);
        String title = paths.size() == 1 ? "Discard the changes of " + SafeText.line(paths.getFirst()) + "?"
                : "Discard the changes of " + paths.size() + " files?";
        Question.ask(body.getShell(), look, title, "What they have now stays in the local history"
                + (deletes ? "; files that Git does not know go to the trash." : "."), List.of("Discard", "Keep"), 1,
                answer -> {
                    if (answer == 0) {
                        root().ifPresent(root -> done(staging.discard(root, paths)));
                    }
                });
    }

    private void resolve(List<GitRow> chosen, Staging.Side side) {
        List<String> paths = chosen.stream().filter(row -> row.group() == Group.CONFLICTS)
                .flatMap(row -> row.paths().stream()).toList();
        root().ifPresent(root -> done(staging.resolve(root, paths, side)));
    }

    private void done(Call<?> call) {
        call.onFailure(ui, notices::show).whenDone(ui, outcome -> repository.update());
    }

    private void menu(List<GitRow> chosen, Point at) {
        List<FileState> files = new ArrayList<>();
        chosen.forEach(row -> {
            if (row instanceof OfFile file) {
                files.add(file.state());
            }
        });
        if (chosen.isEmpty()) {
            return;
        }
        Group group = chosen.getFirst().group();
        PopupMenu menu = new PopupMenu(rows);
        menu.add(group.isStaged() ? "Unstage" : group == Group.CONFLICTS ? "Stage as resolved" : "Stage", "Space",
                () -> stage(chosen));
        if (group == Group.CONFLICTS) {
            menu.add("Resolve with our file", "", () -> resolve(chosen, Staging.Side.OURS));
            menu.add("Resolve with their file", "", () -> resolve(chosen, Staging.Side.THEIRS));
        }
        menu.add("Discard changes…", "Delete", group == Group.CHANGED || group == Group.UNTRACKED,
                () -> discard(chosen)).line();
        menu.add(group == Group.CONFLICTS ? "Resolve…" : "Show changes", "Enter",
                files.size() == 1, () -> activate(chosen.getFirst()));
        menu.add("Open file", "", files.size() == 1, () -> root().ifPresent(root -> editors.open(
                GitPath.file(root, files.getFirst().path()))));
        menu.open(at);
    }
}

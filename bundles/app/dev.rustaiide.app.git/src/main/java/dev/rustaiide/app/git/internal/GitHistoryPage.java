package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.LoggedCommit;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** The history of all branches, read page by page while people scroll. */
public final class GitHistoryPage {
    static final String ID = "git.history";
    static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + GitHistoryPage.class.getName();
    private static final int PAGE = 200;

    private final ShownRepository repository;
    private final Branches branches;
    private final GitActions actions;
    private final NamedActions named;
    private final RebasePlans plans;
    private final ShownComparison comparison;
    private final ShownCommit wanted;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final Look look;
    private final Caption title;
    private final GraphList list;
    private final Runnable follow = this::follow;
    private final Runnable seek = this::seek;
    private final Look.Registration registration;
    private Branches.@Nullable History history;
    private String shown = "";
    private String marked = "";
    private boolean reading;
    private boolean ended;
    private int round;

    @Inject
    public GitHistoryPage(Composite parent, ShownRepository repository, Branches branches, GitActions actions,
            NamedActions named, RebasePlans plans, ShownComparison comparison, ShownCommit wanted,
            FailureNotices notices, Look look, Ui ui) {
        this.page = parent;
        this.repository = repository;
        this.branches = branches;
        this.actions = actions;
        this.named = named;
        this.plans = plans;
        this.comparison = comparison;
        this.wanted = wanted;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 3 * Look.STEP;
        parent.setLayout(layout);
        title = new Caption(parent, look, "History", TextSize.TITLE, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        GridData top = new GridData(SWT.FILL, SWT.CENTER, true, false);
        top.horizontalIndent = 4 * Look.STEP;
        title.setLayoutData(top);
        list = new GraphList(parent, look);
        list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        list.onMore(this::more);
        list.onMenu(this::menu);
        list.onOpen(this::changes);
        list.onLetter(this::letter);
        registration = look.onChange(this::dress);
        dress();
        repository.onChange(follow);
        wanted.onChange(seek);
        follow();
    }

    /** Goes to the commit that people want to see, or reads on until it is there. */
    private void seek() {
        if (!page.isDisposed() && wanted.wanted().isPresent()) {
            if (list.goTo(wanted.wanted().get()) || ended) {
                wanted.found();
            } else {
                more();
            }
        }
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    /** Reads anew once what is checked out is another. */
    private void follow() {
        Optional<RepositoryStatus> status = repository.status();
        String now = status.map(each -> each.root() + " " + each.head()).orElse("");
        if (page.isDisposed() || now.equals(shown)) {
            return;
        }
        shown = now;
        list.setEmpty(status.isEmpty() ? "No repository is open." : "There are no commits yet.");
        status.ifPresentOrElse(each -> read(each.root()), list::clear);
    }

    private void read(Path root) {
        int mine = ++round;
        branches.history(root, "").onFailure(ui, notices::show).onSuccess(ui, begun -> {
            if (mine != round || page.isDisposed()) {
                begun.close();
                return;
            }
            close(history);
            history = begun;
            ended = false;
            reading = false;
            list.clear();
        });
    }

    private static void close(Branches.@Nullable History old) {
        if (old != null) {
            old.close();
        }
    }

    private void more() {
        Branches.History from = history;
        if (reading || ended || from == null) {
            return;
        }
        reading = true;
        Call<List<LoggedCommit>> next = from.next(PAGE);
        next.onFailure(ui, cause -> {
            ended = true;
            notices.show(cause);
        }).onSuccess(ui, found -> {
            if (from == history && !page.isDisposed()) {
                reading = false;
                ended = found.size() < PAGE;
                list.add(found);
                seek();
                title.setText("History, " + (ended ? Counted.of(list.size(), "commit") : list.size() + "+ commits"));
            }
        });
    }

    /** Against the commit before it, the first one of several. */
    private void changes(LoggedCommit commit) {
        comparison.show(commit.parents().isEmpty() ? Comparisons.NOTHING : commit.parents().getFirst(), commit.id());
    }

    private void letter(LoggedCommit commit, char letter) {
        switch (letter) {
            case 'd' -> comparison.show(commit.id(), Comparisons.DISK);
            case 'm' -> marked = commit.id();
            case 'r' -> plans.begin(commit.id());
            case 'b' -> actions.createBranch(commit.id());
            case 't' -> named.tag(commit.id());
            case 'c' -> {
                if (!marked.isEmpty()) {
                    comparison.show(marked, commit.id());
                }
            }
            default -> { }
        }
    }

    private void signature(LoggedCommit commit) {
        repository.status().map(RepositoryStatus::root).ifPresent(root -> branches.signature(root, commit.id())
                .onFailure(ui, notices::show).onSuccess(ui, found -> {
                    if (!page.isDisposed()) {
                        Question.ask(page.getShell(), look, found.state().sentence(), found.key().isEmpty() ? ""
                                : (found.signer().isEmpty() ? "" : "By " + SafeText.line(found.signer()) + ". ")
                                        + "Key " + SafeText.line(found.key()), List.of("Close"), answer -> { });
                    }
                }));
    }

    private void menu(LoggedCommit commit, Point at) {
        String id = commit.shortId();
        PopupMenu menu = new PopupMenu(list);
        menu.add("Show what it changed", "Enter", () -> changes(commit));
        menu.add("Compare with the files on the disk", "D", () -> comparison.show(commit.id(), Comparisons.DISK));
        menu.add("Compare with the marked commit", "C", !marked.isEmpty(), () -> comparison.show(marked, commit.id()));
        menu.add("Mark to compare with", "M", () -> marked = commit.id()).line();
        menu.add("Rebase what follows it…", "R", () -> plans.begin(commit.id()));
        menu.add("Create a branch here…", "B", () -> actions.createBranch(commit.id()));
        menu.add("Tag it…", "T", () -> named.tag(commit.id())).line();
        menu.add("Cherry-pick", "", () -> actions.run(new GitAction.CherryPick(commit.id())));
        menu.add("Revert", "", () -> actions.run(new GitAction.Revert(commit.id())));
        menu.add("Reset the branch to it…", "", () -> actions.reset(id)).line();
        menu.add("Check out without a branch", "", () -> actions.run(new GitAction.Switch(commit.id(), true)));
        menu.add("Check the signature", "", () -> signature(commit));
        menu.add("Copy id", "", () -> ClipboardText.put(list.getDisplay(), commit.id()));
        menu.open(at);
    }

    @Focus
    void focus() {
        list.setFocus();
    }

    @PreDestroy
    void close() {
        round++;
        registration.close();
        repository.removeListener(follow);
        wanted.removeListener(seek);
        close(history);
        history = null;
    }
}

package dev.rustaiide.app.git.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Branches.Movement;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** Git's diary of what was checked out: the way back to commits that no branch has any more. */
public final class ReflogPage {
    static final String ID = "git.reflog";
    static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + ReflogPage.class.getName();
    private static final int MOST = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ShownRepository repository;
    private final Branches branches;
    private final GitActions actions;
    private final ShownComparison comparison;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final Composite page;
    private final RowView<Movement> rows;
    private final Runnable load = this::load;
    private final Look.Registration registration;
    private List<Movement> all = List.of();
    private String shown = "";

    @Inject
    public ReflogPage(Composite parent, ShownRepository repository, Branches branches, GitActions actions,
            ShownComparison comparison, FailureNotices notices, Look look, Ui ui) {
        this.page = parent;
        this.repository = repository;
        this.branches = branches;
        this.actions = actions;
        this.comparison = comparison;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        parent.setLayout(layout);
        Caption title = new Caption(parent, look, "What was checked out, and when", TextSize.TITLE, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        rows = new RowView<>(parent, look, "Reflog", RowModel.flat(() -> all, ReflogPage::row), false);
        rows.setGround(Token.BACKGROUND);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onActivate((movement, how) -> comparison.show(movement.from().matches("0+") ? movement.to()
                : movement.from(), movement.to()));
        rows.onContextMenu(this::menu);
        registration = look.onChange(this::dress);
        dress();
        repository.onChange(load);
        load();
    }

    private static Row row(Movement movement) {
        return Row.of(SafeText.line(movement.what())).detail(TIME.format(movement.when().atZone(
                ZoneId.systemDefault()))).badge(movement.to().substring(0, 8), Token.MUTED);
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    /** Once what is checked out is another. */
    private void load() {
        String now = repository.status().map(each -> each.root() + " " + each.head()).orElse("");
        if (page.isDisposed() || now.equals(shown)) {
            return;
        }
        shown = now;
        rows.setEmpty(EmptyText.of(now.isEmpty() ? "No repository is open." : "There are no commits yet."));
        repository.status().map(RepositoryStatus::root).ifPresent(root -> branches.movements(root, MOST)
                .onFailure(ui, notices::show).onSuccess(ui, found -> {
                    if (!page.isDisposed()) {
                        all = found;
                        rows.refresh();
                        rows.selectFirst();
                    }
                }));
    }

    private void menu(List<Movement> chosen, Point at) {
        if (chosen.isEmpty()) {
            return;
        }
        Movement movement = chosen.getFirst();
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Show what changed", "Enter", () -> comparison.show(movement.from(), movement.to()));
        menu.add("Compare with the files on the disk", "", () -> comparison.show(movement.to(), "")).line();
        menu.add("Reset the branch to it…", "", () -> actions.reset(movement.to().substring(0, 8)));
        menu.add("Create a branch there…", "", () -> actions.createBranch(movement.to()));
        menu.add("Check out without a branch", "", () -> actions.run(new GitAction.Switch(movement.to(), true)));
        menu.line().add("Copy id", "", () -> ClipboardText.put(rows.getDisplay(), movement.to()));
        menu.open(at);
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    @PreDestroy
    void close() {
        registration.close();
        repository.removeListener(load);
    }
}

package dev.rustaiide.app.git.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Stash;

/** The changes that were put aside: what each is, and the ways back. */
public final class StashesPage {
    static final String ID = "git.stashes";
    static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + StashesPage.class.getName();
    private static final int COLUMNS = 6;
    private static final String HINT = "Enter shows what is in it · Delete drops it";

    private final ShownRepository repository;
    private final ShownStashes stashes;
    private final Look look;
    private final Composite page;
    private final RowView<Stash> rows;
    private final List<Button> buttons = new ArrayList<>();
    private final Caption said;
    private final Runnable show = this::show;
    private final Runnable load;
    private final Look.Registration registration;

    @Inject
    public StashesPage(Composite parent, ShownRepository repository, ShownStashes stashes, GitActions actions,
            Look look) {
        this.page = parent;
        this.repository = repository;
        this.stashes = stashes;
        this.look = look;
        GridLayout layout = new GridLayout(COLUMNS, false);
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        parent.setLayout(layout);
        Caption title = new Caption(parent, look, "Stashes", TextSize.TITLE, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button("Show changes", "What is in it (Enter)", stashes::look);
        button("Apply", "Brings the changes back; the stash stays", stashes::apply);
        button("Pop", "Brings the changes back; the stash goes", stashes::pop);
        button("Branch…", "Makes a branch of them where they were made", stashes::branch);
        button("Drop", "Takes it off the list (Delete); undo brings it back", stashes::drop);
        said = new Caption(parent, look, HINT, TextSize.SMALL, Token.MUTED);
        said.setGround(Token.BACKGROUND);
        said.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, COLUMNS, 1));
        rows = new RowView<>(parent, look, "Stashes", new RowModel<>() {
            @Override
            public List<Stash> roots() {
                return stashes.all();
            }

            @Override
            public Object key(Stash stash) {
                return stash.commit();
            }

            @Override
            public Row row(Stash stash) {
                return StashesPage.row(stash);
            }
        }, false);
        rows.setGround(Token.BACKGROUND);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, COLUMNS, 1));
        rows.onActivate((stash, how) -> stashes.look(stash));
        rows.onSelect(chosen -> enable());
        rows.onContextMenu(this::menu);
        rows.addListener(SWT.KeyDown, this::key);
        rows.setEmpty(EmptyText.of("Nothing is stashed. A stash puts changes aside, so that all is as the last commit"
                + " has it.", "Stash changes", () -> actions.run(new GitAction.Stash(""))
                        .ifPresent(call -> call.whenDone(Runnable::run, outcome -> page.getDisplay().asyncExec(
                                stashes::load)))));
        registration = look.onChange(this::dress);
        dress();
        load = stashes::load;
        stashes.onChange(show);
        repository.onChange(load);
        show();
        stashes.load();
    }

    private void button(String label, String tip, Consumer<Stash> act) {
        Button button = new Button(page, look, label, false);
        button.setGround(Token.BACKGROUND);
        button.setToolTipText(tip);
        button.onPress(() -> current().ifPresent(act));
        buttons.add(button);
    }

    private Optional<Stash> current() {
        return rows.selection().stream().findFirst();
    }

    private static Row row(Stash stash) {
        return Row.of(SafeText.line(stash.title())).detail((stash.branch().isEmpty() ? "" : SafeText.line(
                stash.branch()) + " · ") + Counted.of(stash.files(), "file") + " · "
                + Age.ago(stash.when(), Instant.now())).badge(String.valueOf(stash.index()), Token.MUTED);
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    private void enable() {
        buttons.forEach(each -> each.setEnabled(current().isPresent()));
    }

    private void show() {
        if (page.isDisposed()) {
            return;
        }
        rows.refresh();
        if (current().isEmpty()) {
            rows.selectFirst();
        }
        said.setText(stashes.said().isEmpty() ? HINT : stashes.said());
        enable();
        page.layout(true);
    }

    private void key(Event event) {
        if (event.keyCode == SWT.DEL && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
            current().ifPresent(stashes::drop);
        }
    }

    private void menu(List<Stash> chosen, Point at) {
        if (chosen.isEmpty() || repository.status().map(RepositoryStatus::root).isEmpty()) {
            return;
        }
        Stash stash = chosen.getFirst();
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Show changes", "Enter", () -> stashes.look(stash)).line();
        menu.add("Apply, and keep the stash", "", () -> stashes.apply(stash));
        menu.add("Pop: apply, and drop the stash", "", () -> stashes.pop(stash));
        menu.add("Make a branch of it…", "", () -> stashes.branch(stash)).line();
        menu.add("Drop", "Delete", () -> stashes.drop(stash));
        menu.open(at);
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    @PreDestroy
    void close() {
        registration.close();
        stashes.removeListener(show);
        repository.removeListener(load);
    }
}

package dev.rustaiide.app.git.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;

/** The commits of a rebase, the first one first, each with what is done with it; a key each. */
public final class RebasePage {
    static final String ID = "git.rebasePlan";
    static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + RebasePage.class.getName();

    private final RebasePlans plans;
    private final Panels panels;
    private final Look look;
    private final Composite page;
    private final Caption title;
    private final Button rebase;
    private final RowView<RebaseStep> rows;
    private final Runnable show = this::show;
    private final Look.Registration registration;

    @Inject
    public RebasePage(Composite parent, RebasePlans plans, Panels panels, Look look) {
        this.page = parent;
        this.plans = plans;
        this.panels = panels;
        this.look = look;
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        parent.setLayout(layout);
        title = caption("Rebase", TextSize.TITLE, Token.TEXT, 1);
        rebase = new Button(parent, look, "Rebase (Ctrl+Enter)", true);
        rebase.setGround(Token.BACKGROUND);
        rebase.onPress(plans::run);
        caption("P pick · R reword · E edit · S squash · F fixup · D drop · Alt+Up and Alt+Down move", TextSize.SMALL,
                Token.MUTED, 2);
        rows = new RowView<>(parent, look, "Commits to be rebased", new Model(), false);
        rows.setGround(Token.BACKGROUND);
        rows.setTypeAhead(false);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        rows.onActivate((step, how) -> reword(step));
        rows.onContextMenu(this::menu);
        rows.addListener(SWT.KeyDown, this::key);
        registration = look.onChange(this::dress);
        dress();
        plans.onChange(show);
        show();
        rows.selectFirst();
    }

    private final class Model implements RowModel<RebaseStep> {
        @Override
        public List<RebaseStep> roots() {
            return plans.steps();
        }

        @Override
        public boolean hasChildren(RebaseStep step) {
            return false;
        }

        @Override
        public List<RebaseStep> children(RebaseStep step) {
            return List.of();
        }

        @Override
        public Object key(RebaseStep step) {
            return step.commit();
        }

        @Override
        public Row row(RebaseStep step) {
            String text = step.isReworded() ? step.message().strip().lines().findFirst().orElse("") : step.subject();
            Row row = Row.of(SafeText.line(text)).detail(step.commit().substring(0, 8)).badge(step.kind().word(),
                    tint(step.kind())).hint(SafeText.line(text) + " " + step.kind().meaning());
            return step.kind() == Kind.DROP ? row.struck() : row;
        }
    }

    private static Token tint(Kind kind) {
        return switch (kind) {
            case PICK -> Token.MUTED;
            case DROP -> Token.REMOVED;
            case EDIT -> Token.WARNING;
            default -> Token.MODIFIED;
        };
    }

    private Caption caption(String text, TextSize size, Token color, int columns) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1));
        return caption;
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    private void show() {
        if (!page.isDisposed()) {
            int count = plans.steps().size();
            title.setText("Rebase of " + Counted.of(count, "commit"));
            rebase.setEnabled(count > 0);
            rows.setEmpty(EmptyText.of("No commit follows that one. Merges cannot be planned."));
            rows.refresh();
            page.layout(true);
        }
    }

    private void key(Event event) {
        Optional<RebaseStep> step = rows.current();
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        if (modifiers == SWT.MOD1 && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            plans.run();
        } else if (modifiers == SWT.ALT && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
            step.ifPresent(each -> move(each, event.keyCode == SWT.ARROW_UP ? -1 : 1));
        } else if (modifiers == 0 && event.keyCode == 'r') {
            step.ifPresent(this::reword);
        } else if (modifiers == 0) {
            Stream.of(Kind.values()).filter(kind -> kind != Kind.REWORD && kind.word().charAt(0) == event.keyCode)
                    .findFirst().ifPresent(kind -> step.ifPresent(each -> plans.change(each, kind)));
        }
    }

    private void move(RebaseStep step, int by) {
        plans.move(step, by);
        rows.select(step.commit());
    }

    private void reword(RebaseStep step) {
        panels.shell().ifPresent(shell -> FieldsQuestion.ask(shell, look, "Another message", step.kind() == Kind.SQUASH
                ? "Of this commit and those that it becomes one with." : "", List.of(FieldsQuestion.Field.lines(
                        "Message (Ctrl+Enter rewords)", "What the commit does").with(plans.words(step))),
                "Reword", words -> plans.reword(step, words.getFirst())));
    }

    private void menu(List<RebaseStep> chosen, Point at) {
        if (chosen.isEmpty()) {
            return;
        }
        RebaseStep step = chosen.getFirst();
        PopupMenu menu = new PopupMenu(rows);
        for (Kind kind : Kind.values()) {
            String name = Character.toUpperCase(kind.word().charAt(0)) + kind.word().substring(1);
            menu.add(kind == Kind.REWORD ? name + "…" : name, name.substring(0, 1), () -> {
                if (kind == Kind.REWORD) {
                    reword(step);
                } else {
                    plans.change(step, kind);
                }
            });
        }
        menu.line().add("Move up", "Alt+Up", () -> move(step, -1)).add("Move down", "Alt+Down", () -> move(step, 1));
        menu.open(at);
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    @PreDestroy
    void close() {
        registration.close();
        plans.removeListener(show);
    }
}

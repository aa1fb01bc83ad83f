package dev.rustaiide.app.user.experience.internal.tour;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.ScrolledPage;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Succession;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Eight things to try; each does it for real and is ticked then. Closing the page is all it takes to be rid of it. */
public final class TourPage {
    /** By which the window knows it. */
    public static final String ID = "tour";
    static final String FILE = "tour.txt";
    private static final int WIDTH = 640;

    private final Look look;
    private final Commands commands;
    private final TourActions actions;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final RowView<TourStep> rows;
    private final Caption hint;
    private final TourProgress progress;
    private final Set<TourStep> done = EnumSet.noneOf(TourStep.class);
    private final Succession writing = new Succession("keep tour");

    @Inject
    public TourPage(Composite parent, Look look, Commands commands, TourActions actions, Editors editors,
            OpenFolders folders, Panels panels, StandardPaths paths, FailureNotices notices, Ui ui) {
        this.look = look;
        this.commands = commands;
        this.actions = actions;
        this.notices = notices;
        this.ui = ui;
        Path file = paths.state().resolve(FILE);
        progress = new TourProgress(file);
        Composite scrolled = new ScrolledPage(parent, look).body();
        scrolled.setLayout(new GridLayout());
        page = new Composite(scrolled, SWT.NONE);
        GridData centre = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        centre.widthHint = WIDTH;
        page.setLayoutData(centre);
        GridLayout layout = new GridLayout();
        layout.verticalSpacing = 3 * Look.STEP;
        page.setLayout(layout);
        caption("Three minutes", TextSize.DISPLAY, Token.TEXT);
        caption("Each of these does it for real. This page never comes by itself again; Help has it.", TextSize.BODY,
                Token.MUTED);
        rows = rowView();
        hint = caption("", TextSize.BODY, Token.MUTED);
        Button close = new Button(page, look, "Close the tour", false);
        close.setGround(Token.BACKGROUND);
        close.onPress(() -> panels.closePage(ID));
        Runnable refresh = () -> {
            rows.refresh();
            tell();
        };
        List<Look.Registration> registrations = List.of(look.onChange(this::dress),
                commands.onKeys(rows::refresh), editors.onChange(refresh), folders.onChange(refresh));
        page.addListener(SWT.Dispose, event -> registrations.forEach(Look.Registration::close));
        dress();
        Call.start("tour", scope -> progress.done()).onSuccess(ui, found -> {
            done.addAll(found);
            if (!rows.isDisposed()) {
                refresh.run();
                rows.select(next());
            }
        }).onFailure(ui, notices::show);
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return caption;
    }

    private RowView<TourStep> rowView() {
        RowView<TourStep> view = new RowView<>(page, look, "Things to try",
                RowModel.flat(() -> List.of(TourStep.values()), this::row), false);
        view.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.heightHint = view.heightOf(TourStep.values().length);
        view.setLayoutData(data);
        view.onActivate((TourStep step, Activation how) -> {
            if (how != Activation.DOUBLE_CLICK) {
                run(step);
            }
        });
        view.onSelect(chosen -> tell());
        return view;
    }

    private Row row(TourStep step) {
        boolean tried = done.contains(step);
        Glyph glyph = tried ? new Glyph(Icon.CHECK, Token.SUCCESS) : new Glyph(step.icon(), Token.ACCENT);
        Row row = Row.of(glyph, step.title()).detail(step.what()).keys(commands.keysOf(step.command()));
        return tried || !actions.can(step) ? row.color(Token.MUTED) : row;
    }

    private void tell() {
        TourStep step = rows.selection().stream().findFirst().orElse(next());
        hint.setText(actions.can(step) ? "Enter does it." : step.otherwise());
    }

    private TourStep next() {
        return Stream.of(TourStep.values()).filter(step -> !done.contains(step)).findFirst().orElse(TourStep.OPEN);
    }

    private void run(TourStep step) {
        if (!actions.can(step)) {
            hint.setText(step.otherwise());
            return;
        }
        if (actions.run(step) && done.add(step)) {
            Set<TourStep> now = Set.copyOf(done);
            writing.next(scope -> {
                progress.add(now);
                return now;
            }).onFailure(ui, notices::show);
            if (!rows.isDisposed()) {
                rows.refresh();
                rows.select(next());
            }
        }
    }

    private void dress() {
        page.setBackground(look.color(Token.BACKGROUND));
    }
}

package dev.rustaiide.app.refactoring.internal;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffSettings;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.types.Severity;

/** A change of several files before it is made: the files, what differs in each, and a tick for each difference. */
public final class PreviewPage {
    private static final int FILES = 300;
    private static final int GAP = 2 * Look.STEP;

    private final WorkspaceChanges changes;
    private final FileNames names;
    private final Syntax syntax;
    private final Look look;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final Composite top;
    private final Caption title;
    private final Caption summary;
    private final RowView<FilePreview> files;
    private final DiffView diff;
    private final Button apply;
    private final Runnable update = this::update;
    private final Look.Registration registration;
    private @Nullable FilePreview shown;

    @Inject
    public PreviewPage(Composite parent, Look look, WorkspaceChanges changes, FileNames names, Syntax syntax,
            Settings settings, Commands commands, FailureNotices notices, Ui ui) {
        this.page = parent;
        this.changes = changes;
        this.names = names;
        this.syntax = syntax;
        this.look = look;
        this.notices = notices;
        this.ui = ui;
        parent.setLayout(columns(2, 4 * Look.STEP));
        title = caption(TextSize.TITLE, Token.TEXT);
        Composite buttons = buttons();
        Button cancel = new Button(buttons, look, "Cancel", false);
        cancel.onPress(changes::cancelPreview);
        cancel.setGround(Token.BACKGROUND);
        apply = new Button(buttons, look, "Apply", true);
        apply.onPress(changes::applyPreview);
        apply.setGround(Token.BACKGROUND);
        summary = caption(TextSize.BODY, Token.MUTED);
        ((GridData) summary.getLayoutData()).horizontalSpan = 2;
        top = new Composite(parent, SWT.NONE);
        top.setLayout(columns(1, 0));
        top.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(columns(2, 0));
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        files = fileList(body);
        diff = new DiffView(body, look, commands, "Differences");
        diff.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        DiffSettings.follow(diff, settings);
        diff.setTicks(hunk -> shown == null || shown.isTicked(hunk), this::toggle);
        registration = look.onChange(() -> dress(body, buttons));
        dress(body, buttons);
        changes.onPreview(update);
        update();
    }

    private static GridLayout columns(int count, int margin) {
        GridLayout layout = new GridLayout(count, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.verticalSpacing = GAP;
        layout.horizontalSpacing = GAP;
        return layout;
    }

    private Caption caption(TextSize size, Token color) {
        Caption caption = new Caption(page, look, "", size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return caption;
    }

    private Composite buttons() {
        Composite buttons = new Composite(page, SWT.NONE);
        buttons.setLayout(columns(2, 0));
        buttons.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        return buttons;
    }

    private RowView<FilePreview> fileList(Composite body) {
        RowView<FilePreview> list = new RowView<>(body, look, "Files", RowModel.flat(
                () -> changes.preview().map(WorkspaceChanges.Preview::files).orElse(List.of()),
                file -> PreviewText.row(file, names)), false);
        list.setGround(Token.BACKGROUND);
        GridData narrow = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
        narrow.widthHint = FILES;
        narrow.horizontalIndent = -Look.STEP; // a row begins within the list, and shall do so under the title
        list.setLayoutData(narrow);
        list.setTypeAhead(false);
        list.onSelect(chosen -> chosen.stream().findFirst().ifPresent(this::show));
        list.onActivate((file, how) -> {
            if (how != Activation.CLICK) {
                toggle(file);
            }
        });
        list.addListener(SWT.KeyDown, event -> {
            if (event.character == ' ') {
                list.current().ifPresent(this::toggle);
            }
        });
        list.addListener(SWT.MouseDown, event -> {
            // On the tick itself a click is meant for it.
            if (event.x < 8 * Look.STEP && event.button == 1) {
                ui.execute(() -> list.current().ifPresent(this::toggle));
            }
        });
        return list;
    }

    private void dress(Composite body, Composite buttons) {
        for (Control each : List.of(page, top, body, buttons)) {
            if (!each.isDisposed()) {
                each.setBackground(look.color(Token.BACKGROUND));
            }
        }
    }

    private void update() {
        if (page.isDisposed()) {
            return;
        }
        Optional<WorkspaceChanges.Preview> preview = changes.preview();
        title.setText(preview.map(now -> now.plan().title()).orElse("Nothing to preview"));
        for (Control old : top.getChildren()) {
            old.dispose();
        }
        preview.ifPresent(this::tell);
        files.refresh();
        files.selectFirst();
        shown = null;
        diff.setEmpty(preview.isEmpty() ? "A change of several files is shown here before it is made."
                : "There is no text to compare.");
        diff.show(Comparison.nothing());
        files.current().ifPresent(this::show);
        tick();
        page.layout(true, true);
    }

    private void tell(WorkspaceChanges.Preview preview) {
        if (!preview.plan().conflicts().isEmpty()) {
            banner(Severity.ERROR, PreviewText.conflicts(preview.plan()));
        }
        if (!preview.note().isEmpty()) {
            banner(Severity.INFORMATION, preview.note());
        }
    }

    private void banner(Severity severity, String message) {
        Banner banner = new Banner(top, look, severity, message);
        banner.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private void show(FilePreview file) {
        if (shown == file) {
            return;
        }
        shown = file;
        Call.start("differences of " + file.file().getFileName(), scope -> WorkspaceChanges.compare(file, syntax))
                .onFailure(ui, notices::show).onSuccess(ui, compared -> show(file, compared));
    }

    private void show(FilePreview file, Comparison compared) {
        if (shown == file && !diff.isDisposed()) {
            diff.show(compared);
        }
    }

    private void toggle(int hunk) {
        if (shown != null) {
            shown.toggle(hunk);
            tick();
        }
    }

    private void toggle(FilePreview file) {
        file.toggle();
        tick();
    }

    private void tick() {
        Optional<WorkspaceChanges.Preview> preview = changes.preview();
        String words = preview.map(now -> PreviewText.summary(now.files())).orElse("");
        summary.setText(words);
        boolean possible = preview.filter(now -> now.plan().conflicts().isEmpty()
                && now.files().stream().anyMatch(file -> file.chosen().isPresent())).isPresent();
        apply.setEnabled(possible);
        files.refresh();
        diff.refresh();
    }

    @Focus
    void focus() {
        if (files.rowCount() > 0) {
            files.forceFocus();
        } else {
            page.forceFocus();
        }
    }

    @PreDestroy
    void close() {
        registration.close();
        changes.removeListener(update);
    }
}

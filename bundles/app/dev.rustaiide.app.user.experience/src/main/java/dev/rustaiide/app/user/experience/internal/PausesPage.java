package dev.rustaiide.app.user.experience.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Toast;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.WindowPaused;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.user.experience.Pause;
import dev.rustaiide.system.user.experience.Pauses;

/** Where the window made people wait, with what it was at; the whole of it can be copied as a report. */
public final class PausesPage {
    static final String ID = "pauses";
    private static final int FRAMES = 14;
    private static final int LINE = 18;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
            .withZone(ZoneId.systemDefault());

    private final Pauses pauses;
    private final UiWatch watch;
    private final Look look;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final Caption summary;
    private final RowView<Pause> rows;
    private final Caption stack;
    private List<Pause> last = List.of();

    @Inject
    public PausesPage(Composite parent, Look look, Pauses pauses, UiWatch watch, Events events, FailureNotices notices,
            Ui ui) {
        this.page = parent;
        this.look = look;
        this.pauses = pauses;
        this.watch = watch;
        this.notices = notices;
        this.ui = ui;
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        parent.setLayout(layout);
        Caption title = caption("Pauses of the window", TextSize.DISPLAY, Token.TEXT, 1);
        ((GridData) title.getLayoutData()).grabExcessHorizontalSpace = true;
        button("Copy as report", this::copy);
        button("Forget them", this::clear);
        summary = caption("", TextSize.BODY, Token.MUTED, 3);
        rows = new RowView<>(page, look, "Pauses", RowModel.flat(() -> last, PausesPage::row), false);
        rows.setGround(Token.BACKGROUND);
        rows.setEmpty(EmptyText.of("The window has never made you wait for more than a tenth of a second."));
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        stack = caption("", TextSize.SMALL, Token.MUTED, 3);
        ((GridData) stack.getLayoutData()).heightHint = FRAMES * LINE;
        rows.onSelect(chosen -> stack.setText(chosen.isEmpty() ? "" : chosen.getFirst().stack().lines().limit(FRAMES)
                .collect(Collectors.joining("\n"))));
        Look.Registration registration = look.onChange(this::dress);
        Events.Subscription subscription = events.subscribe(WindowPaused.class, ui, event -> read());
        page.addListener(SWT.Dispose, event -> {
            registration.close();
            subscription.close();
        });
        dress();
        read();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private Caption caption(String text, TextSize size, Token color, int columns) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false, columns, 1));
        return caption;
    }

    private void button(String label, Runnable action) {
        Button button = new Button(page, look, label, false);
        button.setGround(Token.BACKGROUND);
        button.onPress(action);
    }

    private static Row row(Pause pause) {
        return Row.of(pause.culprit().isEmpty() ? "Over before anybody saw what it was at" : pause.place())
                .detail(TIME.format(pause.at()) + (pause.bundle().isEmpty() ? "" : " · " + pause.bundle()))
                .badge(pause.millis() + " ms", Token.WARNING).hint(pause.stack());
    }

    private void read() {
        Call.start("pauses", scope -> pauses.last()).onSuccess(ui, found -> {
            if (!page.isDisposed()) {
                last = found;
                summary.setText(watch.summary());
                rows.refresh();
                if (rows.selection().isEmpty()) {
                    rows.selectFirst();
                }
                page.layout(true, true);
            }
        }).onFailure(ui, notices::show);
    }

    private void clear() {
        Call.start("forget pauses", scope -> {
            pauses.clear();
            return pauses;
        }).onSuccess(ui, cleared -> read()).onFailure(ui, notices::show);
    }

    private void copy() {
        ClipboardText.put(page.getDisplay(), report(watch.summary(), last));
        Toast.say(page.getShell(), look, "The report is on the clipboard. Nothing was sent.");
    }

    static String report(String summary, List<Pause> pauses) {
        return summary + "\n\n" + pauses.stream().map(pause -> pause.at() + "  " + pause.millis() + " ms\n"
                + pause.stack().indent(4)).collect(Collectors.joining("\n"));
    }

    private void dress() {
        page.setBackground(look.color(Token.BACKGROUND));
    }
}

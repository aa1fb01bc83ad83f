package dev.rustaiide.app.network.internal;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Work;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.system.network.services.EgressDecided;
import dev.rustaiide.system.network.services.EgressEnded;
import dev.rustaiide.system.network.services.EgressGate;

/** Opens and closes the gate, lists who may be reached, and shows from the audit trail what was asked and what left. */
public final class NetworkPage {
    private static final int WIDTH = 640;
    private static final int ROWS = 5;
    private static final int SHOWN = 200;
    /** The trail writes records together, a little later than they come. */
    private static final Duration WRITTEN = Duration.ofMillis(300);
    private static final RowAction REMOVE = new RowAction(Icon.CLOSE, "Do not allow it any more");
    private static final Glyph SERVER = new Glyph(Icon.SERVER, Token.MUTED);

    private final EgressGate gate;
    private final AuditTrail trail;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final Look look;
    private final Checkbox open;
    private final RowView<String> servers;
    private final TextField added;
    private final RowView<Passage> passages;
    private List<Passage> shown = List.of();
    private Call<List<Passage>> reading = Call.of(List.of());

    @Inject
    public NetworkPage(Composite parent, Look look, EgressGate gate, AuditTrail trail, Events events,
            FailureNotices notices, Ui ui) {
        this.page = parent;
        this.look = look;
        this.gate = gate;
        this.trail = trail;
        this.notices = notices;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        parent.setLayout(layout);
        caption("Network", TextSize.DISPLAY);
        open = new Checkbox(parent, look, "Let the IDE reach the servers below");
        open.setGround(Token.BACKGROUND);
        open.onChange(value -> change(() -> gate.setOpen(value)));
        servers = serverList();
        added = serverField();
        caption("What was asked for", TextSize.TITLE);
        passages = passageList();
        follow(events);
        dress();
        showGate();
        readTrail();
    }

    @Focus
    void focus() {
        open.setFocus();
    }

    private void caption(String text, TextSize size) {
        Caption caption = new Caption(page, look, text, size, Token.TEXT);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    private RowView<String> serverList() {
        RowView<String> view = new RowView<>(page, look, "Allowed servers",
                RowModel.flat(gate::allowed, server -> Row.of(SERVER, server).actions(REMOVE)), false);
        view.setGround(Token.BACKGROUND);
        view.setEmpty(EmptyText.of("No server is allowed, so nothing leaves this machine."));
        view.onAction((server, action) -> {
            List<String> left = new ArrayList<>(gate.allowed());
            left.remove(server);
            change(() -> gate.setAllowed(left));
        });
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.heightHint = view.heightOf(ROWS);
        view.setLayoutData(data);
        return view;
    }

    private TextField serverField() {
        TextField field = new TextField(page, look, "Server to allow",
                "Allow a server: models.example.org, *.example.org, http://localhost:11434");
        field.setGround(Token.BACKGROUND);
        field.setLeading(Icon.ADD);
        field.onEnter(this::allow);
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        data.widthHint = WIDTH;
        field.setLayoutData(data);
        return field;
    }

    private RowView<Passage> passageList() {
        RowView<Passage> view = new RowView<>(page, look, "What was asked for",
                RowModel.flat(() -> shown, Passage::row), false);
        view.setGround(Token.BACKGROUND);
        view.setEmpty(EmptyText.of("Nothing has asked to leave this machine. What does is kept in the audit trail."));
        view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return view;
    }

    private void follow(Events events) {
        var watch = gate.onChange(ui, this::showGate);
        var later = new Debounce(WRITTEN, ui, this::readTrail);
        var decided = events.subscribe(EgressDecided.class, event -> later.trigger());
        var ended = events.subscribe(EgressEnded.class, event -> later.trigger());
        Look.Registration registration = look.onChange(this::dress);
        page.addListener(SWT.Dispose, event -> {
            registration.close();
            watch.close();
            decided.close();
            ended.close();
            later.cancel();
        });
    }

    private void dress() {
        page.setBackground(look.color(Token.BACKGROUND));
    }

    private void allow() {
        String server = added.text().strip();
        if (server.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(gate.allowed());
        all.add(server);
        added.setText("");
        change(() -> gate.setAllowed(all));
    }

    private void change(Change change) {
        Work<Boolean> work = scope -> {
            change.make();
            return true;
        };
        Call.start("change of the gate", work).whenDone(ui, outcome -> showGate()).onFailure(ui, notices::show);
    }

    private void showGate() {
        if (page.isDisposed()) {
            return;
        }
        open.set(gate.isOpen());
        servers.refresh();
    }

    private void readTrail() {
        if (page.isDisposed()) {
            return;
        }
        reading.cancel();
        Work<List<Passage>> work = scope -> Files.exists(trail.file())
                ? Passage.of(trail.last(trail.file(), SHOWN, Passage::isOne)) : List.of();
        reading = Call.start("what was asked of the gate", work);
        reading.onSuccess(ui, found -> {
            if (!page.isDisposed() && !found.equals(shown)) {
                shown = found;
                passages.refresh();
            }
        });
        reading.onFailure(ui, notices::show);
    }

    /** What touches the disk. */
    @FunctionalInterface
    private interface Change {
        void make() throws Exception;
    }
}

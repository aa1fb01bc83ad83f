package dev.rustaiide.app.language.views.internal.servers;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.language.views.internal.view.ListPanel;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.ui.output.OutputView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.ProtocolMessage;

/** The messages between us and one server: the latest at the end, found as one types, each one in full beside them. */
final class ProtocolPanel {
    private static final int DETAIL_WIDTH = 420;

    private final Ui ui;
    private final ListPanel panel;
    private final RowView<Exchange> rows;
    private final OutputView detail;
    private final IconButton pause;
    private Optional<LanguageServer> server = Optional.empty();
    private List<Exchange> all = List.of();
    private List<Exchange> shown = List.of();
    private Call<?> reading = Call.of("");
    private Call<?> printing = Call.of("");
    private boolean paused;

    ProtocolPanel(Composite parent, Look look, Ui ui) {
        this.ui = ui;
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        panel = new ListPanel(body, look, "Messages", "Filter by method or text");
        pause = panel.header().add(Icon.PAUSE, "Pause", this::pause);
        panel.header().add(Icon.COPY, "Copy all that are shown", this::copy);
        panel.filter().onChange(text -> filter());
        Composite both = new Composite(body, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 1;
        both.setLayout(layout);
        panel.fill(both);
        rows = new RowView<>(both, look, "Messages", RowModel.flat(() -> shown, Exchange::row), false);
        rows.setRowHeight(22);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onSelect(selected -> selected.stream().findFirst().ifPresent(this::print));
        detail = new OutputView(both, look, "Message");
        detail.setEmpty(EmptyText.of("Click a message, or go to it by key, to read all of it."));
        GridData data = new GridData(SWT.FILL, SWT.FILL, false, true);
        data.widthHint = DETAIL_WIDTH;
        detail.setLayoutData(data);
        tell();
        dress(look, both);
        Look.Registration registration = look.onChange(() -> dress(look, both));
        both.addListener(SWT.Dispose, event -> registration.close());
    }

    /** On the ground of an editor; the one line that is left between list and message divides them. */
    private void dress(Look look, Composite both) {
        if (!both.isDisposed()) {
            panel.setGround(Token.BACKGROUND);
            rows.setGround(Token.BACKGROUND);
            detail.setGround(Token.BACKGROUND);
            both.setBackground(look.color(Token.BORDER));
        }
    }

    /** Shows the messages of {@code other} from now on. */
    void show(Optional<LanguageServer> other) {
        server = other;
        all = List.of();
        detail.clear();
        filter();
        look();
    }

    /** Reads what has come since, unless it is paused. */
    void look() {
        if (server.isEmpty() || paused || !reading.isDone()) {
            return;
        }
        LanguageServer asked = server.get();
        Call<List<Exchange>> call = Call.start("read messages", scope -> Exchange.of(asked.log()));
        reading = call;
        call.onSuccess(ui, found -> {
            if (!rows.isDisposed() && server.equals(Optional.of(asked)) && !found.equals(all)) {
                all = found;
                filter();
            }
        });
    }

    private void filter() {
        if (rows.isDisposed()) {
            return;
        }
        boolean atEnd = rows.current().isEmpty() || rows.current().equals(shown.isEmpty() ? Optional.empty()
                : Optional.of(shown.getLast()));
        String wanted = panel.filter().text();
        shown = all.stream().filter(exchange -> exchange.fits(wanted)).toList();
        rows.refresh();
        if (atEnd && !shown.isEmpty()) {
            rows.select(shown.getLast());
        }
        tell();
    }

    private void tell() {
        String of = shown.size() == all.size() ? "" : " of " + all.size();
        panel.header().setTitle(server.map(one -> "Messages of " + one.definition().id()).orElse("Messages"));
        panel.header().setDetail(server.isEmpty() ? "" : shown.size() + of + (paused ? ", paused" : ""));
        rows.setEmpty(EmptyText.of(server.isEmpty()
                ? "No server runs. Open a file of a language that one is there for."
                : all.isEmpty() ? "Nothing was said yet." : "No message has this in its method or text."));
    }

    private void pause() {
        paused = !paused;
        pause.setIcon(paused ? Icon.RUN : Icon.PAUSE);
        pause.setName(paused ? "Go on" : "Pause");
        tell();
        look();
    }

    private void print(Exchange exchange) {
        printing.cancel();
        Call<String> call = Call.start("print message", scope -> pretty(exchange.message()));
        printing = call;
        call.onSuccess(ui, text -> {
            if (!detail.isDisposed()) {
                detail.clear();
                detail.append(text + "\n");
            }
        });
    }

    /** In lines, if all of it is there. */
    static String pretty(ProtocolMessage message) {
        int kept = message.text().length();
        try {
            return Json.parse(message.text()).printPretty();
        } catch (JsonException noneOrCut) {
            return message.length() > kept
                    ? message.text() + "\n\n… cut here: " + Exchange.size(message.length()) + " in all"
                    : message.text();
        }
    }

    private void copy() {
        StringBuilder text = new StringBuilder();
        for (Exchange exchange : shown) {
            text.append(exchange.message().time()).append(exchange.message().sent() ? " > " : " < ")
                    .append(exchange.message().text()).append('\n');
        }
        ClipboardText.put(rows.getDisplay(), text.toString());
    }
}

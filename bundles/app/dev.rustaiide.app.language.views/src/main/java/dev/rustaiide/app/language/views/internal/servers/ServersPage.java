package dev.rustaiide.app.language.views.internal.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.language.views.internal.servers.ServerList.Entry;
import dev.rustaiide.app.language.views.internal.servers.ServerList.Known;
import dev.rustaiide.app.language.views.internal.servers.ServerList.Started;
import dev.rustaiide.app.ui.components.Divider;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.system.lsp.client.LanguageServers;

/** All language servers, how each does and what it costs; below them what the selected one and we tell each other. */
public final class ServersPage {
    /** How often memory and messages are looked at while the page can be seen, in milliseconds. */
    private static final int PERIOD = 1_000;
    private static final int ROWS = 9;

    private final LanguageServers servers;
    private final ServerActions actions;
    private final ShownServer shown;
    private final Editors editors;
    private final Ui ui;
    private final Composite page;
    private final PanelHeader header;
    private final RowView<Entry> rows;
    private final ProtocolPanel protocol;
    private List<Started> started = List.of();
    private List<Known> known = List.of();
    private Call<?> looking = Call.of("");

    @Inject
    public ServersPage(Composite parent, Look look, LanguageServers servers, ServerStates states,
            ServerActions actions, ShownServer shown, Editors editors, Ui ui) {
        this.page = parent;
        this.servers = servers;
        this.actions = actions;
        this.shown = shown;
        this.editors = editors;
        this.ui = ui;
        parent.setLayout(Grids.stacked());
        header = new PanelHeader(parent, look, "Language servers");
        header.setGround(Token.BACKGROUND);
        header.add(Icon.REFRESH, "Look again on this machine", this::find);
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        rows = new RowView<>(parent, look, "Language servers", new Model(), false);
        rows.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = rows.heightOf(ROWS);
        rows.setLayoutData(data);
        rows.setEmpty(EmptyText.of("Looking for language servers on this machine…"));
        rows.onSelect(selected -> selected.stream().findFirst().ifPresent(this::select));
        rows.onAction(this::act);
        rows.onContextMenu((selected, at) -> selected.stream().findFirst().ifPresent(entry -> openMenu(entry, at)));
        GridData line = new GridData(SWT.FILL, SWT.CENTER, true, false);
        line.heightHint = 1;
        new Divider(parent, look).setLayoutData(line);
        protocol = new ProtocolPanel(parent, look, ui);
        Runnable update = this::look;
        Runnable follow = this::showMessages;
        states.onChange(update);
        shown.onChange(follow);
        parent.addListener(SWT.Dispose, event -> {
            states.removeListener(update);
            shown.removeListener(follow);
        });
        look();
        find();
        showMessages();
        tick();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private void tick() {
        page.getDisplay().timerExec(PERIOD, () -> {
            if (!page.isDisposed()) {
                if (page.isVisible()) {
                    look();
                    protocol.look();
                }
                tick();
            }
        });
    }

    private void look() {
        if (!looking.isDone() || page.isDisposed()) {
            return;
        }
        Call<List<Started>> call = ServerList.started(servers);
        looking = call;
        call.onSuccess(ui, found -> {
            if (!page.isDisposed() && !found.equals(started)) {
                started = found;
                refresh();
            }
        });
    }

    private void find() {
        Path place = editors.active().filter(Path::isAbsolute).orElse(Path.of(System.getProperty("user.home")));
        Call<List<Known>> call = ServerList.known(servers, place);
        header.setDetail("looking on this machine…");
        call.onSuccess(ui, found -> {
            if (!page.isDisposed()) {
                known = found;
                long there = found.stream().filter(one -> one.found().program().isPresent()).count();
                header.setDetail(there + " of " + found.size() + " are on this machine");
                refresh();
            }
        });
        call.onFailure(ui, cause -> {
            if (!page.isDisposed()) {
                header.setDetail("this machine could not be looked at: " + cause.getMessage());
            }
        });
    }

    private void refresh() {
        rows.refresh();
        if (shown.server().isEmpty() && !started.isEmpty()) {
            shown.show(Optional.of(started.getFirst().server()));
        }
        shown.server().ifPresent(rows::select);
    }

    private void select(Entry entry) {
        if (entry instanceof Started one) {
            shown.show(Optional.of(one.server()));
        }
    }

    private void showMessages() {
        protocol.show(shown.server());
        shown.server().ifPresent(rows::select);
    }

    private void act(Entry entry, RowAction action) {
        if (action.equals(ServerList.COPY)) {
            actions.copyInstall(entry.definition());
        } else if (entry instanceof Started one && action.equals(ServerList.STOP)) {
            actions.stop(one.server());
        } else if (entry instanceof Started one) {
            one.server().restart();
        }
    }

    private void openMenu(Entry entry, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        switch (entry) {
            case Started(var server, var state, var memory) -> actions.addTo(menu, new SourceChanged(state.server(),
                    state.root(), state.stage(), state.message(), state.percent()));
            case Known one -> menu.add("Copy how to install it", "",
                    () -> actions.copyInstall(one.definition()));
        }
        menu.open(at);
    }

    private final class Model implements RowModel<Entry> {
        @Override
        public List<Entry> roots() {
            return ServerList.entries(started, known);
        }

        @Override
        public Object key(Entry entry) {
            return entry instanceof Started one ? one.server() : entry.definition();
        }

        @Override
        public Row row(Entry entry) {
            return entry.row();
        }
    }
}

package dev.rustaiide.app.language.views.internal.servers;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Toast;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/** What people can do about a server. UI thread only. */
@Creatable
public final class ServerActions {
    private static final String PAGE = "bundleclass://dev.rustaiide.app.language.views/"
            + "dev.rustaiide.app.language.views.internal.servers.ServersPage";

    private final Provider<LanguageServers> servers;
    private final ShownServer shown;
    private final Panels panels;
    private final Commands commands;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public ServerActions(Provider<LanguageServers> servers, ShownServer shown, Panels panels, Commands commands,
            FailureNotices notices, Look look, Ui ui) {
        this.servers = servers;
        this.shown = shown;
        this.panels = panels;
        this.commands = commands;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** The server that {@code state} tells of, if it was started. */
    Optional<LanguageServer> serverOf(SourceChanged state) {
        return servers.get().running().stream().filter(server -> server.definition().id().equals(state.source())
                && server.root().equals(state.folder())).findFirst();
    }

    private Optional<ServerDefinition> definitionOf(SourceChanged state) {
        return servers.get().definitions().stream().filter(known -> known.id().equals(state.source())).findFirst();
    }

    /** Adds to {@code menu} what makes sense for a server that does as {@code state} tells. */
    void addTo(PopupMenu menu, SourceChanged state) {
        Stage stage = state.stage();
        Optional<LanguageServer> server = serverOf(state);
        if (stage == Stage.UNTRUSTED) {
            menu.add("Trust folder…", "", () -> commands.run(new CommandId("folder.trust")));
            definitionOf(state).filter(known -> known.restricted().isPresent()).ifPresent(known ->
                    menu.add("Start without running code of the folder", "",
                            () -> servers.get().start(known, state.folder())));
        }
        if (stage == Stage.MISSING) {
            definitionOf(state).ifPresent(known -> menu.add("Copy how to install it", "", () -> copyInstall(known)));
        }
        server.ifPresent(running -> menu
                .add(StageLook.hasProcess(stage) ? "Restart" : "Start", "", running::restart)
                .add("Stop", "", StageLook.hasProcess(stage), () -> stop(running))
                .add("Show messages", "", () -> showMessages(running)));
    }

    /** All servers with what can be done about each. */
    PopupMenu addAllTo(PopupMenu menu, List<SourceChanged> states) {
        for (SourceChanged state : states) {
            String message = state.message().isEmpty() ? "" : ": " + shortened(state.message());
            menu.add(state.source() + ", " + StageLook.word(state.stage()) + message, "", false, () -> { });
            addTo(menu, state);
            menu.line();
        }
        return menu.add("Language servers…", "", this::openPage);
    }

    private static String shortened(String message) {
        return message.length() > 60 ? message.substring(0, 59) + "…" : message;
    }

    void copyInstall(ServerDefinition definition) {
        panels.shell().ifPresent((Shell shell) -> {
            ClipboardText.put(shell.getDisplay(), command(definition.install()));
            Toast.say(shell, look, "Copied: " + command(definition.install()));
        });
    }

    /** What stands between the first quotation marks of a hint: the command in it; or all of the hint. */
    static String command(String hint) {
        int start = hint.indexOf('“');
        int end = hint.indexOf('”', start + 1);
        return start < 0 || end < 0 ? hint : hint.substring(start + 1, end);
    }

    void stop(LanguageServer server) {
        server.stop().onFailure(ui, notices::show);
    }

    private void showMessages(LanguageServer server) {
        shown.show(Optional.of(server));
        openPage();
    }

    /** Starts all servers anew that have a process. */
    public void restartAll() {
        servers.get().running().stream().filter(server -> StageLook.hasProcess(server.state().stage()))
                .forEach(LanguageServer::restart);
    }

    public boolean hasRunning() {
        return !servers.get().running().isEmpty();
    }

    public void openPage() {
        panels.openPage("servers", "Language servers", PAGE);
    }
}

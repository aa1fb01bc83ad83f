package dev.rustaiide.app.network.internal;

import jakarta.annotation.PostConstruct;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.StatusLine;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.system.network.services.EgressGate;

/** Adds the page and the item of the status line, behind the workbench and before anything is drawn. */
public final class NetworkAddon {
    private static final String PAGE = "bundleclass://dev.rustaiide.app.network/" + NetworkPage.class.getName();

    @PostConstruct
    void start(Panels panels, Commands commands, StatusLine line, EgressGate gate, Ui ui) {
        Runnable open = () -> panels.openPage("network", "Network", PAGE);
        commands.add(Command.of("network.open", MenuGroup.VIEW, "Network", "", open));
        line.add(item -> new GateStatus(item, gate, open, ui));
    }
}

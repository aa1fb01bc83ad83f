package dev.rustaiide.app.language.views.internal.servers;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;

/** What people do about language servers. */
@Creatable
public final class ServerCommands {
    private final ServerActions actions;

    @Inject
    public ServerCommands(ServerActions actions) {
        this.actions = actions;
    }

    public void addTo(Commands commands) {
        commands.add(Command.of("view.servers", MenuGroup.VIEW, "Language servers", "", actions::openPage));
        commands.add(Command.when("servers.restart", MenuGroup.RUN, "Restart all language servers", "",
                actions::hasRunning, actions::restartAll));
    }
}

package dev.rustaiide.app.workbench.internal.commands;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.internal.window.AboutBox;
import dev.rustaiide.app.workbench.internal.window.Pickers;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;

/** What this program is and how it is used. */
@Creatable
public final class HelpCommands {
    private static final String OFFLINE = "No part of this version opens a connection to anywhere. Cargo is run with "
            + "--offline. What you type stays on this machine.";

    private final WindowLayout layout;
    private final Pickers pickers;
    private final Look look;

    @Inject
    public HelpCommands(WindowLayout layout, Pickers pickers, Look look) {
        this.layout = layout;
        this.pickers = pickers;
        this.look = look;
    }

    public void addTo(Commands commands) {
        commands.add(Command.of("help.keys", MenuGroup.HELP, "Commands and their keys", "",
                () -> pickers.everything(">")));
        commands.add(Command.of("help.offline", MenuGroup.HELP, "Why it says Offline", "", () ->
                layout.shell().ifPresent(shell -> Question.ask(shell, look, "Everything stays on this machine",
                        OFFLINE, List.of("Close"), answer -> { }))));
        commands.add(Command.of("help.about", MenuGroup.HELP, "About Rust AI IDE", "",
                () -> layout.shell().ifPresent(shell -> AboutBox.open(shell, look))));
    }
}

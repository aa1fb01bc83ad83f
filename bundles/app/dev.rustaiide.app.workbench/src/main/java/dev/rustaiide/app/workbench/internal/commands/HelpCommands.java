package dev.rustaiide.app.workbench.internal.commands;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.window.AboutBox;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.foundation.logging.Diagnostics;

/** What this program is and how it is used. */
@Creatable
public final class HelpCommands {
    private final WindowLayout layout;
    private final Look look;
    private final Provider<Diagnostics> diagnostics;
    private final FileActions files;
    private final Notices notices;
    private final Ui ui;

    /** @param diagnostics asked when it is needed: what it collects from would be made at once */
    @Inject
    public HelpCommands(WindowLayout layout, Look look, Provider<Diagnostics> diagnostics,
            FileActions files, Notices notices, Ui ui) {
        this.layout = layout;
        this.look = look;
        this.diagnostics = diagnostics;
        this.files = files;
        this.notices = notices;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        commands.add(Command.of("help.keys", MenuGroup.HELP, "Commands and their keys", "",
                () -> commands.run(new CommandId("keys.open"))));
        commands.add(Command.of("help.diagnostics", MenuGroup.HELP, "Collect diagnostics", "",
                this::collectDiagnostics));
        commands.add(Command.of("help.about", MenuGroup.HELP, "About Rust AI IDE", "",
                () -> layout.shell().ifPresent(shell -> AboutBox.open(shell, look))));
    }

    private void collectDiagnostics() {
        Diagnostics service = diagnostics.get();
        service.collect(service.proposal()).onSuccess(ui, this::show).onFailure(ui, notices::show);
    }

    /** What was collected, so that people know before they send it. */
    private void show(Diagnostics.Archive archive) {
        String parts = archive.parts().stream().map(part -> part.name() + ": " + part.purpose())
                .collect(Collectors.joining("\n"));
        layout.shell().ifPresent(shell -> Question.ask(shell, look, "Diagnostics are in "
                + archive.file().getFileName(), "Read them before you send them; nothing was sent.\n\n" + parts,
                List.of("Open the archive", "Open its folder", "Close"), answer -> {
                    if (answer == 0) {
                        files.openOutside(archive.file());
                    } else if (answer == 1) {
                        files.openOutside(archive.file().getParent());
                    }
                }));
    }
}

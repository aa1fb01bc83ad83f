package dev.rustaiide.app.workbench.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;

/** Commands by id. */
public final class CommandTable implements Commands {
    private final Map<CommandId, Command> commands = new LinkedHashMap<>();

    @Override
    public Registration add(Command command) {
        if (commands.putIfAbsent(command.id(), command) != null) {
            throw new IllegalArgumentException("there is a command " + command.id() + " already");
        }
        return () -> commands.remove(command.id(), command);
    }

    @Override
    public List<Command> all() {
        return List.copyOf(commands.values());
    }

    @Override
    public Optional<Command> find(CommandId id) {
        return Optional.ofNullable(commands.get(id));
    }

    @Override
    public boolean run(CommandId id) {
        Command command = commands.get(id);
        if (command == null || !command.enabled().getAsBoolean()) {
            return false;
        }
        command.action().run();
        return true;
    }
}

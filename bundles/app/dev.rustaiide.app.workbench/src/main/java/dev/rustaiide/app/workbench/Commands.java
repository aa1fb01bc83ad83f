package dev.rustaiide.app.workbench;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Look.Registration;

/** All commands of the running window. UI thread only. */
public interface Commands {
    /**
     * Offers {@code command} until the result is closed.
     *
     * @throws IllegalArgumentException if another command has its id
     */
    Registration add(Command command);

    /** In the order they were added. */
    List<Command> all();

    Optional<Command> find(CommandId id);

    /** Runs the command if it exists and makes sense now; whether it did. */
    boolean run(CommandId id);
}

package dev.rustaiide.app.workbench;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.system.user.experience.CommandEntry;

/** All commands of the running window. UI thread only. */
public interface Commands extends KeyTips {
    /**
     * Offers {@code command} until the result is closed.
     *
     * @throws IllegalArgumentException if another command has its id
     */
    Registration add(Command command);

    /** In the order they were added, with the keys that are in force. */
    List<Command> all();

    /** The same with the keys that they come with, as key maps see them. */
    List<CommandEntry> entries();

    Optional<Command> find(CommandId id);

    /** The keys that are shown for a command; empty if it has none, or there is no such command. */
    default String keysOf(CommandId id) {
        return find(id).map(Command::shownKeys).orElse("");
    }

    @Override
    default String keysOf(String command) {
        return keysOf(new CommandId(command));
    }

    /** {@link KeyTips#withKeys(String, String)}. */
    default String withKeys(String words, CommandId id) {
        return withKeys(words, id.value());
    }

    /** Runs the command if it exists and makes sense now; whether it did. */
    boolean run(CommandId id);
}

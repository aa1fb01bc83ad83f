package dev.rustaiide.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.system.user.experience.CommandEntry;

/** All commands of the running window. UI thread only. */
public interface Commands {
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

    /** {@code words} with the keys of the command behind them in brackets, for tips; alone if it has none. */
    default String withKeys(String words, CommandId id) {
        String keys = keysOf(id);
        return keys.isEmpty() ? words : words + " (" + keys + ")";
    }

    /** Has {@code show} told {@code words} {@link #withKeys}, now and when keys change, while {@code of} is there. */
    default void tip(Control of, String words, String command, Consumer<String> show) {
        Runnable tell = () -> show.accept(withKeys(words, new CommandId(command)));
        Registration keys = onKeys(tell);
        of.addListener(SWT.Dispose, event -> keys.close());
        tell.run();
    }

    /** {@code button}, whose name is {@code words} with the keys of {@code command}. */
    default IconButton tip(IconButton button, String words, String command) {
        tip(button, words, command, button::setName);
        return button;
    }

    /** Runs {@code listener} when commands have other keys. */
    Registration onKeys(Runnable listener);

    /** Runs the command if it exists and makes sense now; whether it did. */
    boolean run(CommandId id);
}

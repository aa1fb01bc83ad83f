package dev.rustaiide.app.workbench;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.rustaiide.system.user.experience.CommandEntry;

/**
 * Something that a user can do.
 *
 * @param menu where it stands in the menu
 * @param title an imperative phrase without a full stop
 * @param keys the key sequences that start it unless the key map or the user has others; may be empty. Of several
 *     commands that make sense with the same keys, the one that was added last has them
 * @param enabled whether it makes sense now; asked on the UI thread, often, and must be quick
 * @param action does it, on the UI thread, without waiting there
 * @param context where its keys count
 */
public record Command(CommandId id, MenuGroup menu, String title, List<KeySequence> keys, BooleanSupplier enabled,
        Runnable action, KeyContext context) {
    public Command {
        keys = List.copyOf(keys);
    }

    /** The same command, whose keys count in {@code place} and come first there. */
    public Command within(KeyContext place) {
        return new Command(id, menu, title, keys, enabled, action, place);
    }

    /** The same command with other keys. */
    public Command with(List<KeySequence> others) {
        return others.equals(keys) ? this : new Command(id, menu, title, others, enabled, action, context);
    }

    /** {@link CommandEntry#label}. */
    public String label() {
        return CommandEntry.label(menu.title(), title);
    }

    /** The one of its keys that is shown; empty if it has none. */
    public String shownKeys() {
        return keys.isEmpty() ? "" : keys.getFirst().toString();
    }

    /** A command that always makes sense. {@code keys} as {@link KeySequence#parse} reads them; empty for none. */
    public static Command of(String id, MenuGroup menu, String title, String keys, Runnable action) {
        return when(id, menu, title, keys, () -> true, action);
    }

    /** A command that makes sense while {@code enabled} says so. */
    public static Command when(String id, MenuGroup menu, String title, String keys, BooleanSupplier enabled,
            Runnable action) {
        List<KeySequence> sequences = keys.isEmpty() ? List.of() : KeySequence.parseAll(keys);
        return new Command(new CommandId(id), menu, title, sequences, enabled, action, KeyContext.WINDOW);
    }
}

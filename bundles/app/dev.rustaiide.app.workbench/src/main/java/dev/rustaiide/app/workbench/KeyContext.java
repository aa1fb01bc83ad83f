package dev.rustaiide.app.workbench;

import java.util.function.BooleanSupplier;

import dev.rustaiide.system.user.experience.CommandEntry;

/**
 * Where the keys of a command count. Where people are in a context its keys come before those of the window.
 *
 * @param name as {@link CommandEntry#context} has it
 * @param here whether people are there; asked on the UI thread at keys, and must be quick
 */
public record KeyContext(String name, BooleanSupplier here) {
    /** All of the window. */
    public static final KeyContext WINDOW = new KeyContext(CommandEntry.WINDOW, () -> true);

    /** A context whose commands make sense nowhere else. */
    public static KeyContext of(String name) {
        return new KeyContext(name, () -> true);
    }
}

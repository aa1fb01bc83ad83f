package dev.rustaiide.app.workbench.testing;

import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.internal.CommandTable;

/** The commands of a window without one. */
public final class TestCommands {
    private TestCommands() {}

    /** A table to which tests add what they need; commands have the keys that they come with. */
    public static Commands none() {
        return new CommandTable();
    }
}

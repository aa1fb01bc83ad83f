package dev.rustaiide.system.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What runs in a terminal.
 *
 * @param command program and arguments; none means the user's own shell, which is told to mark its prompts by arguments
 *     and environment, without any file of the user's being touched
 * @param environment variables besides those of this process; an empty one is taken away
 * @param lines how many lines are kept that left the screen, about
 */
public record Launch(Path folder, List<String> command, Map<String, String> environment, int columns, int rows,
        int lines) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** {@code command} with the variables of this process. */
    public Launch(Path folder, List<String> command, int columns, int rows, int lines) {
        this(folder, command, Map.of(), columns, rows, lines);
    }

    /** The user's shell. */
    public static Launch shell(Path folder, int columns, int rows, int lines) {
        return new Launch(folder, List.of(), columns, rows, lines);
    }
}

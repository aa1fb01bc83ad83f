package dev.rustaiide.app.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What runs in a terminal.
 *
 * @param title what people call it
 * @param folder where it runs
 * @param command the program and its arguments, as they are
 * @param environment variables besides those of this process; an empty one is taken away
 */
public record TerminalProgram(String title, Path folder, List<String> command, Map<String, String> environment) {
    public TerminalProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}

package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an adapter wants to be started in a terminal: mostly itself, which becomes the program once it is watched.
 *
 * @param title what people call the program
 * @param command the program and its arguments, as they are
 * @param environment variables besides those of this process; an empty one is taken away
 */
public record ProgramStart(String title, Path folder, List<String> command,
        Map<String, Optional<String>> environment) {
    public ProgramStart {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}

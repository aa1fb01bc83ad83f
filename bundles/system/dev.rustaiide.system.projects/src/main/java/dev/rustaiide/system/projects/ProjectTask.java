package dev.rustaiide.system.projects;

import java.util.List;

/**
 * Something to run in the folder of a project; it executes the folder's code.
 *
 * @param title what people call it, e.g. {@code start}
 * @param commandLine the program and its arguments, to be started without a shell
 */
public record ProjectTask(Use use, String title, List<String> commandLine) {
    /** What it is good for. */
    public enum Use {
        RUN, BUILD, TEST, OTHER
    }

    public ProjectTask {
        commandLine = List.copyOf(commandLine);
    }

    public static ProjectTask of(Use use, String title, String... commandLine) {
        return new ProjectTask(use, title, List.of(commandLine));
    }
}

package dev.rustaiide.foundation.validation;

import java.util.List;
import java.util.Map;

/**
 * A program with its arguments as it gets them.
 *
 * @param program its name, or its absolute path
 * @param environment variables to set; an empty value removes one
 */
public record CommandLine(String program, List<String> arguments, Map<String, String> environment) {
    public CommandLine {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static CommandLine of(String program, String... arguments) {
        return new CommandLine(program, List.of(arguments), Map.of());
    }
}

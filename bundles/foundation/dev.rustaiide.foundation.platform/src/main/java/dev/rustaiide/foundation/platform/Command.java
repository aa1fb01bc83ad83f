package dev.rustaiide.foundation.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A program to be started.
 *
 * @param program its name, looked up with {@link Programs#find}, or its absolute path
 * @param arguments as the program gets them; no shell expands or splits them
 * @param folder where it runs; null for that of this process
 * @param environment variables to set besides those of this process; an empty value removes one
 */
public record Command(String program, List<String> arguments, @Nullable Path folder,
        Map<String, String> environment) {
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static Command of(String program, String... arguments) {
        return new Command(program, List.of(arguments), null, Map.of());
    }

    public static Command of(String program, List<String> arguments) {
        return new Command(program, arguments, null, Map.of());
    }

    public Command in(Path where) {
        return new Command(program, arguments, where, environment);
    }

    public Command with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Command(program, arguments, folder, changed);
    }
}

package dev.rustaiide.system.cli;

import java.util.List;

/**
 * What may follow the name of a verb.
 *
 * @param details sentences that follow the list of options in the help; may be empty
 */
public record Usage(List<Parameter> parameters, List<Option> options, String details) {
    public Usage {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
    }

    public static Usage none() {
        return new Usage(List.of(), List.of(), "");
    }

    /**
     * Something that is told by its place.
     *
     * @param name in capitals, e.g. {@code PATH}
     * @param count how many there may be; only the last parameter may be {@link Count#ANY} or {@link Count#OPTIONAL}
     */
    public record Parameter(String name, Count count, String description) {}

    /** How often a parameter may come. */
    public enum Count {
        ONE, OPTIONAL, ANY
    }

    /**
     * Something that is told by its name.
     *
     * @param name without its hyphens, e.g. {@code limit}
     * @param value what follows it, in capitals, e.g. {@code NUMBER}; empty if nothing does
     */
    public record Option(String name, String value, String description) {}
}

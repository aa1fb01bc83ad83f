package dev.rustaiide.foundation.validation.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.validation.Reason;

/**
 * A program with a list of options that it may be given, and no others.
 *
 * @param options as they are written before any {@code =}
 * @param operands whether arguments that are no options may follow
 */
record OptionRules(Set<String> options, boolean operands) implements ProgramRules {
    @Override
    public Optional<Objection> objection(List<String> arguments) {
        for (String argument : arguments) {
            String option = argument.startsWith("--") && argument.indexOf('=') > 0
                    ? argument.substring(0, argument.indexOf('=')) : argument;
            boolean known = options.contains(option) || options.contains(argument);
            if (argument.startsWith("@")) {
                return Objection.of(Reason.COMMAND_OPTION, "“" + argument + "” reads more arguments from a file.");
            }
            if (!known && (argument.startsWith("-") || !operands)) {
                return Objection.of(Reason.COMMAND_OPTION, "“" + argument + "” is not allowed here.");
            }
        }
        return Optional.empty();
    }
}

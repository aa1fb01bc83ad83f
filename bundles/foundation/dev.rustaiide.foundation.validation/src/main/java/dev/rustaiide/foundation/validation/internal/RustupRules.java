package dev.rustaiide.foundation.validation.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.validation.Reason;

/** Looking, and adding components and targets; nothing that runs a program or takes a toolchain from elsewhere. */
record RustupRules() implements ProgramRules {
    private static final Set<String> ALLOWED = Set.of("show", "show active-toolchain", "show home", "show profile",
            "which", "component list", "component add", "target list", "target add", "toolchain list", "check",
            "--version", "-V", "--help", "-h", "help");

    @Override
    public Optional<Objection> objection(List<String> arguments) {
        String first = arguments.isEmpty() ? "--help" : arguments.getFirst();
        String two = arguments.size() < 2 ? first : first + ' ' + arguments.get(1);
        if (!ALLOWED.contains(first) && !ALLOWED.contains(two)) {
            return Objection.of(Reason.COMMAND_SUBCOMMAND, "“rustup " + two + "” is not allowed here.");
        }
        return arguments.stream().skip(1)
                .filter(argument -> argument.startsWith("-") && !argument.startsWith("--toolchain=")
                        && !Set.of("--installed", "--quiet", "-v", "--verbose", "-q").contains(argument)
                        || argument.startsWith("--toolchain=") && argument.contains("/"))
                .findFirst().flatMap(argument -> Objection.of(Reason.COMMAND_OPTION,
                        "“" + argument + "” is not allowed here."));
    }
}

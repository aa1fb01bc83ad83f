package dev.rustaiide.foundation.validation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.internal.Characters;
import dev.rustaiide.foundation.validation.internal.Names;
import dev.rustaiide.foundation.validation.internal.ProgramRules;
import dev.rustaiide.foundation.validation.internal.Variables;

/**
 * Which commands may be started for somebody else: a task, a message, an agent. Only programs of the allow-list, each
 * with the subcommands and options that do what they say; no shell and nothing that runs what an argument or a variable
 * names. What a project's own code does when it is built or run is the affair of trust, not of these rules.
 */
public final class CommandRules {
    /** Linux takes no longer argument. */
    private static final int LONGEST_ARGUMENT = 131_071;
    private static final int MOST_ARGUMENTS = 10_000;
    private static final Pattern FOR_A_SHELL = Pattern.compile("[\\s;&|<>`$(){}\\[\\]*?!'\"#~=%^]");

    private CommandRules() {}

    /** The command itself, unchanged, if it may be started. */
    public static Verdict<CommandLine> check(CommandLine command) {
        return malformed(command).or(() -> environment(command.environment())).or(() -> program(command))
                .orElseGet(() -> Verdict.accept(command));
    }

    private static Optional<Verdict<CommandLine>> refused(Reason reason, String why) {
        return Optional.of(Verdict.refuse(reason, why));
    }

    private static Optional<Verdict<CommandLine>> malformed(CommandLine command) {
        if (command.arguments().size() > MOST_ARGUMENTS) {
            return refused(Reason.COMMAND_TOO_LONG, "There are more than " + MOST_ARGUMENTS + " arguments.");
        }
        return malformed(command.program()).or(() -> command.arguments().stream()
                .flatMap(argument -> malformed(argument).stream()).findFirst());
    }

    private static Optional<Verdict<CommandLine>> malformed(String argument) {
        if (argument.indexOf('\0') >= 0) {
            return refused(Reason.COMMAND_NUL, "An argument has a NUL character, where programs stop reading.");
        }
        if (Characters.malformed(argument) >= 0) {
            return refused(Reason.COMMAND_MALFORMED,
                    "An argument has half a character, " + Characters.name(Characters.malformed(argument)) + '.');
        }
        return Names.bytes(argument) > LONGEST_ARGUMENT
                ? refused(Reason.COMMAND_TOO_LONG, "An argument has more than " + LONGEST_ARGUMENT + " bytes.")
                : Optional.empty();
    }

    /** A variable that is removed can do no harm. */
    private static Optional<Verdict<CommandLine>> environment(Map<String, String> variables) {
        return variables.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(variable -> !Variables.isName(variable.getKey()) || variable.getValue().indexOf('\0') >= 0
                        || !variable.getValue().isEmpty() && Variables.changesWhatRuns(variable.getKey()))
                .findFirst().flatMap(variable -> refused(Reason.COMMAND_ENVIRONMENT, "The variable "
                        + variable.getKey() + " changes what is run."));
    }

    private static Optional<Verdict<CommandLine>> program(CommandLine command) {
        String program = command.program();
        boolean path = program.indexOf('/') >= 0 || program.indexOf('\\') >= 0;
        if (FOR_A_SHELL.matcher(program).find() && !isPlainPath(program)) {
            return refused(Reason.COMMAND_SHELL, "“" + program + "” is written for a shell.");
        }
        if (path && !isPlainPath(program)) {
            return refused(Reason.COMMAND_PROGRAM, "“" + program + "” depends on the folder that it is run in.");
        }
        String name = name(program, path);
        if (ProgramRules.isShell(name)) {
            return refused(Reason.COMMAND_SHELL, "“" + program + "” runs what its arguments say, as a shell does.");
        }
        Optional<ProgramRules> rules = ProgramRules.of(name);
        if (rules.isEmpty()) {
            return refused(Reason.COMMAND_PROGRAM, "“" + program + "” is no program that may be run from here.");
        }
        return rules.get().objection(command.arguments())
                .map(objection -> Verdict.refuse(objection.reason(), objection.why()));
    }

    private static boolean isPlainPath(String program) {
        try {
            Path path = Path.of(program);
            return path.isAbsolute() && path.equals(path.normalize());
        } catch (InvalidPathException odd) {
            return false;
        }
    }

    /** Without folder and without the ending that programs have on Windows. */
    private static String name(String program, boolean path) {
        String name = path ? String.valueOf(Path.of(program).getFileName()) : program;
        return name.toLowerCase(Locale.ROOT).endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }

    /** The programs that may be run. */
    public static List<String> programs() {
        return ProgramRules.names();
    }
}

package dev.rustaiide.foundation.validation.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.Reason;

/** Cargo's own subcommands that build, test and look, with options that do not bring in programs from elsewhere. */
record CargoRules() implements ProgramRules {
    private static final Set<String> SUBCOMMANDS = Set.of("build", "b", "check", "c", "run", "r", "test", "t", "bench",
            "clippy", "fmt", "doc", "d", "metadata", "tree", "add", "remove", "rm", "update", "fix", "clean", "new",
            "init", "fetch", "locate-project", "pkgid", "version", "help", "generate-lockfile", "verify-project",
            "info", "search", "vendor", "package", "read-manifest", "expand");
    /** All that {@code cargo rustc} may hand to the compiler: it shows what macros become and makes no program. */
    private static final List<String> EXPANDED = List.of("--", "-Zunpretty=expanded");
    private static final Set<String> ALONE = Set.of("--version", "-V", "-vV", "-Vv", "--list", "--help", "-h");
    private static final Set<String> HARMLESS_GLOBAL = Set.of("--offline", "--locked", "--frozen", "--quiet", "-q",
            "--verbose", "-v", "-vv");
    private static final Pattern TOOLCHAIN = Pattern.compile("\\+[A-Za-z0-9][A-Za-z0-9._-]*");

    /** Settings that change how much is printed, how fast and how optimised, and nothing else. */
    private static final Pattern HARMLESS_SETTING = Pattern.compile("term\\.(color|quiet|verbose|progress\\.\\w+|"
            + "unicode|hyperlinks)=[^\\n]*|build\\.jobs=\\d+|net\\.(offline=(true|false)|retry=\\d+)|"
            + "profile\\.[\\w-]+\\.(opt-level|debug|lto|panic|incremental|codegen-units|strip|overflow-checks|"
            + "debug-assertions)=[\\w\"'-]*");
    private static final Pattern LINT = Pattern.compile("-[WADF]|--(warn|allow|deny|forbid)|"
            + "-[WADF][a-z][\\w:-]*|--(warn|allow|deny|forbid)=[\\w:-]+|[a-z][\\w-]*(::[\\w-]+)*");

    @Override
    public Optional<Objection> objection(List<String> arguments) {
        int at = 0;
        if (!arguments.isEmpty() && arguments.getFirst().startsWith("+")) {
            if (!TOOLCHAIN.matcher(arguments.getFirst()).matches()) {
                return Objection.of(Reason.COMMAND_TOOLCHAIN, "“" + arguments.getFirst()
                        + "” is a toolchain from elsewhere.");
            }
            at++;
        }
        while (at < arguments.size() && isGlobal(arguments, at)) {
            at += arguments.get(at).equals("--config") ? 2 : 1;
        }
        String subcommand = at < arguments.size() ? arguments.get(at) : "--help";
        if (ALONE.contains(subcommand)) {
            return Optional.empty();
        }
        if (subcommand.startsWith("-")) {
            return option(arguments, at).or(() -> notAllowed(subcommand));
        }
        if (!SUBCOMMANDS.contains(subcommand) && !isExpansion(subcommand, arguments)) {
            return Objection.of(Reason.COMMAND_SUBCOMMAND, "“cargo " + subcommand
                    + "” publishes, installs or runs a program from elsewhere.");
        }
        return rest(subcommand, arguments, at + 1);
    }

    private static boolean isExpansion(String subcommand, List<String> arguments) {
        int dashes = arguments.indexOf("--");
        return subcommand.equals("rustc") && dashes >= 0
                && arguments.subList(dashes, arguments.size()).equals(EXPANDED);
    }

    private static boolean isGlobal(List<String> arguments, int at) {
        String argument = arguments.get(at);
        return HARMLESS_GLOBAL.contains(argument)
                || argument.startsWith("--config") && option(arguments, at).isEmpty();
    }

    private static Optional<Objection> notAllowed(String argument) {
        return Objection.of(Reason.COMMAND_OPTION, "“" + argument + "” is not allowed here.");
    }

    private static Optional<Objection> rest(String subcommand, List<String> arguments, int from) {
        for (int at = from; at < arguments.size(); at++) {
            if (arguments.get(at).equals("--")) {
                return behindDashes(subcommand, arguments.subList(at + 1, arguments.size()));
            }
            Optional<Objection> objection = option(arguments, at);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    /** Clippy hands these to the compiler, Rustfmt reads settings from anywhere; programs take what they like. */
    private static Optional<Objection> behindDashes(String subcommand, List<String> rest) {
        return switch (subcommand) {
            case "clippy", "fix", "check", "c", "build", "b", "expand" -> rest.stream()
                    .filter(argument -> !LINT.matcher(argument).matches()).findFirst().flatMap(CargoRules::notAllowed);
            case "fmt" -> rest.stream().filter(argument -> argument.startsWith("--config-path")
                    || argument.startsWith("--config=") || argument.equals("--config"))
                    .findFirst().flatMap(CargoRules::notAllowed);
            default -> Optional.empty();
        };
    }

    private static Optional<Objection> option(List<String> arguments, int at) {
        String argument = arguments.get(at);
        String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
        int sign = argument.indexOf('=');
        String name = argument.startsWith("--") && sign > 0 ? argument.substring(0, sign) : argument;
        String value = name.equals(argument) ? next : argument.substring(sign + 1);
        return switch (name) {
            case "--config" -> HARMLESS_SETTING.matcher(value).matches() ? Optional.empty()
                    : Objection.of(Reason.COMMAND_CONFIG, "“--config " + value + "” can name a program to run.");
            case "--index", "--git-fetch-with-cli" -> notAllowed(argument);
            case "--git", "--registry" -> Transports.objection(value);
            case "--target" -> value.endsWith(".json") ? notAllowed(argument) : Optional.empty();
            default -> isUnstable(argument) ? notAllowed(argument) : Optional.empty();
        };
    }

    /** Unstable options, {@code -C}, which moves elsewhere, and a bundle of short ones with either of them. */
    private static boolean isUnstable(String argument) {
        return argument.matches("-[a-zA-Z]*[ZC].*") && !argument.startsWith("--")
                && !argument.matches("-[pFj].*");
    }
}

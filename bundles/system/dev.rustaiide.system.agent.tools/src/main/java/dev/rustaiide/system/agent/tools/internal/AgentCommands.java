package dev.rustaiide.system.agent.tools.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.CommandLine;
import dev.rustaiide.foundation.validation.CommandRules;
import dev.rustaiide.foundation.validation.Verdict;

/**
 * Which commands an agent may have run at all, before anybody is asked: of those that {@link CommandRules} accepts, the
 * ones that build, test and look, and need no network.
 */
final class AgentCommands {
    private static final Map<String, Set<String>> SUBCOMMANDS = Map.of(
            "cargo", Set.of("check", "c", "test", "t", "clippy", "build", "b", "run", "r", "bench", "fmt", "doc", "d",
                    "tree", "metadata"),
            "git", Set.of("status", "diff", "log"));
    /** Options of Git that read what is not in the repository, write, or hide whose lines are shown. */
    private static final Set<String> OUTSIDE = Set.of("--no-index", "--ext-diff", "--textconv", "--output",
            "--line-prefix", "--src-prefix", "--dst-prefix", "--relative", "--graph", "--color");
    /** Those that tell by what they show or leave out what a line has in it, be it one of a file for secrets. */
    private static final Pattern ASKING = Pattern.compile("-[a-zA-Z]*[SGI].*|--(?:ignore-matching-lines|pickaxe).*");

    private AgentCommands() {}

    /** Why {@code words} may not be run, as one sentence; empty if they may. */
    static Optional<String> objection(List<String> words) {
        String program = words.getFirst();
        List<String> arguments = words.subList(1, words.size());
        Set<String> allowed = SUBCOMMANDS.get(program);
        if (allowed == null) {
            return Optional.of("“" + program + "” is no program for an agent; there are cargo and git.");
        }
        Verdict<CommandLine> verdict = CommandRules.check(new CommandLine(program, arguments, Map.of()));
        if (verdict instanceof Verdict.Refused<CommandLine> refused) {
            return Optional.of(refused.why());
        }
        if (arguments.isEmpty() || !allowed.contains(arguments.getFirst())) {
            return Optional.of("Behind " + program + " comes one of " + String.join(", ", allowed.stream().sorted()
                    .toList()) + ".");
        }
        return program.equals("git") ? git(arguments) : cargo(arguments);
    }

    /** What lies outside of the copy is not there for it, and paths that say so are a mistake or worse. */
    private static Optional<String> cargo(List<String> arguments) {
        int dashes = arguments.indexOf("--");
        return arguments.subList(0, dashes < 0 ? arguments.size() : dashes).stream()
                .filter(argument -> argument.startsWith("--target-dir") || argument.startsWith("--config")
                        || argument.startsWith("-Z") || argument.startsWith("--manifest-path=/")
                        || argument.startsWith("/") || argument.contains(".."))
                .findFirst().map(argument -> "“" + argument + "” leads out of the folder.");
    }

    /** A revision with a colon names a file of the past, which may be one for secrets. */
    private static Optional<String> git(List<String> arguments) {
        return arguments.stream().filter(argument -> argument.startsWith("/") || argument.contains("../")
                || argument.equals("..") || argument.contains(":") || argument.startsWith("-C")
                || argument.startsWith("--git-dir") || argument.startsWith("--work-tree")
                || OUTSIDE.stream().anyMatch(argument::startsWith))
                .findFirst().map(argument -> "“" + argument + "” reads or writes elsewhere.")
                .or(() -> arguments.stream().filter(ASKING.asMatchPredicate()).findFirst()
                        .map(argument -> "“" + argument + "” would tell what files for secrets have in them."));
    }
}

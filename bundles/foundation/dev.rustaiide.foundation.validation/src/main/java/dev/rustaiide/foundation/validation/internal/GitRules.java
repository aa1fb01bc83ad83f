package dev.rustaiide.foundation.validation.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.Reason;

/**
 * Git's subcommands that look at and change a repository, without the many ways in which it runs a program that an
 * option or a setting names. Git takes the start of a long option for the whole, and so do these rules.
 */
record GitRules() implements ProgramRules {
    private static final Set<String> SUBCOMMANDS = Set.of("status", "log", "diff", "show", "blame", "annotate",
            "branch", "add", "commit", "checkout", "switch", "restore", "stash", "fetch", "pull", "push", "merge",
            "rebase", "tag", "rev-parse", "rev-list", "ls-files", "ls-tree", "ls-remote", "cat-file", "clone", "init",
            "remote", "reset", "describe", "config", "worktree", "grep", "shortlog", "reflog", "cherry-pick", "revert",
            "mv", "rm", "for-each-ref", "show-ref", "name-rev", "merge-base", "diff-tree", "diff-index", "diff-files",
            "check-ignore", "check-attr", "count-objects", "hash-object", "write-tree", "symbolic-ref", "version",
            "help", "range-diff", "whatchanged", "cherry", "clean", "gc", "fsck", "var");

    private static final Set<String> GLOBAL = Set.of("--no-pager", "-P", "--no-optional-locks", "--literal-pathspecs",
            "--no-replace-objects", "--no-lazy-fetch", "--glob-pathspecs", "--noglob-pathspecs", "--icase-pathspecs");
    private static final Set<String> ALONE = Set.of("--version", "-v", "--help", "-h", "--html-path", "--man-path");

    /** Options that run a program, read settings or write elsewhere, whatever the subcommand. */
    private static final List<String> LONG = List.of("--upload-pack", "--receive-pack", "--exec", "--ext-diff",
            "--textconv", "--open-files-in-pager", "--output", "--template", "--config", "--config-env", "--exec-path",
            "--separate-git-dir", "--gpg-sign", "--local-user", "--strategy", "--edit-description", "--bundle-uri",
            "--filters");
    /** Whole names that begin one of those and mean something else. */
    private static final Set<String> OTHER = Set.of("--filter");

    /** Short options that do the same in one subcommand. */
    private static final Map<String, String> SHORT = Map.of("clone", "uc", "grep", "O", "rebase", "xs", "merge", "sS",
            "pull", "sS", "cherry-pick", "sS", "revert", "S", "commit", "S", "tag", "su");

    private static final Pattern HARMLESS_SETTING = Pattern.compile("(?i)(color\\.[\\w.-]+|core\\.(quotepath|"
            + "precomposeunicode|longpaths|abbrev|autocrlf|ignorecase|filemode)|user\\.(name|email)|advice\\.[\\w.-]+|"
            + "diff\\.(renames|algorithm|renamelimit|context)|status\\.[\\w.-]+|log\\.(date|decorate)|i18n\\.[\\w.-]+|"
            + "protocol\\.version|merge\\.conflictstyle|pull\\.(rebase|ff)|push\\.default|init\\.defaultbranch)=.*|"
            + "core\\.fsmonitor=(false|0)?|core\\.hookspath=/dev/null|core\\.pager=(cat)?|credential\\.helper=|"
            + "commit\\.gpgsign=false|tag\\.gpgsign=false|gc\\.auto=\\d+");
    private static final Set<String> CONFIG_READS = Set.of("--get", "--get-all", "--get-regexp", "--list", "-l", "get",
            "list");
    private static final Map<String, Set<String>> SECOND = Map.of(
            "stash", Set.of("list", "show", "push", "pop", "apply", "drop", "save"),
            "worktree", Set.of("list", "add", "remove", "prune"),
            "remote", Set.of("-v", "show", "get-url", "add", "set-url", "remove", "rename", "prune"));

    @Override
    public Optional<Objection> objection(List<String> arguments) {
        int at = 0;
        for (; at < arguments.size() && arguments.get(at).startsWith("-"); at++) {
            String argument = arguments.get(at);
            String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
            if (ALONE.contains(argument)) {
                return Optional.empty();
            }
            if (argument.equals("-c")) {
                if (!HARMLESS_SETTING.matcher(next).matches()) {
                    return Objection.of(Reason.COMMAND_CONFIG, "“-c " + next + "” can name a program to run.");
                }
                at++;
            } else if (argument.equals("-C")) {
                at++;
            } else if (!GLOBAL.contains(argument)) {
                return notAllowed(argument);
            }
        }
        if (at == arguments.size()) {
            return Optional.empty();
        }
        String subcommand = arguments.get(at);
        return SUBCOMMANDS.contains(subcommand) ? rest(subcommand, arguments.subList(at + 1, arguments.size()))
                : Objection.of(Reason.COMMAND_SUBCOMMAND, "“git " + subcommand
                        + "” is an alias, or runs other programs.");
    }

    private static Optional<Objection> notAllowed(String argument) {
        return Objection.of(Reason.COMMAND_OPTION, "“" + argument + "” is not allowed here.");
    }

    private static Optional<Objection> rest(String subcommand, List<String> rest) {
        if (subcommand.equals("config") && rest.stream().noneMatch(CONFIG_READS::contains)) {
            return Objection.of(Reason.COMMAND_CONFIG, "“git config” would change settings, which can name programs.");
        }
        Set<String> second = SECOND.get(subcommand);
        if (second != null && !rest.isEmpty() && !second.contains(rest.getFirst())) {
            return Objection.of(Reason.COMMAND_SUBCOMMAND, "“git " + subcommand + ' ' + rest.getFirst()
                    + "” is not allowed here.");
        }
        boolean options = true;
        for (String argument : rest) {
            if (argument.equals("--")) {
                options = false;
            } else if (options && argument.startsWith("-")) {
                if (isRefused(subcommand, argument)) {
                    return notAllowed(argument);
                }
            } else if (isAddress(subcommand, argument) || !options && subcommand.equals("clone")) {
                Optional<Objection> objection = Transports.objection(argument);
                if (objection.isPresent()) {
                    return objection;
                }
            }
        }
        return Optional.empty();
    }

    /** Where an argument may be an address; elsewhere {@code ::} is a path or a word. */
    private static boolean isAddress(String subcommand, String argument) {
        return switch (subcommand) {
            case "clone", "fetch", "pull", "push", "ls-remote", "remote" -> argument.contains(":");
            default -> false;
        };
    }

    private static boolean isRefused(String subcommand, String argument) {
        if (argument.startsWith("--")) {
            int sign = argument.indexOf('=');
            String name = sign < 0 ? argument : argument.substring(0, sign);
            return name.length() > 3 && !OTHER.contains(name)
                    && LONG.stream().anyMatch(refused -> refused.startsWith(name));
        }
        String refused = SHORT.getOrDefault(subcommand, "");
        return argument.length() > 1 && refused.indexOf(argument.charAt(1)) >= 0;
    }
}

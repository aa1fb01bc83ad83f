package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out who somebody is: the path of the home, the name of the user and that of the machine. Names that thousands
 * have, such as {@code root}, tell nobody apart and stay, since they are words of other meanings too.
 */
final class Anonymous implements UnaryOperator<String> {
    private static final Set<String> COMMON = Set.of("root", "user", "admin", "administrator", "ubuntu", "debian",
            "localhost", "home", "runner");
    private static final int SHORTEST = 2;

    private final List<Replacement> replacements = new ArrayList<>();

    /**
     * @param home of the user, absolute
     * @param names of the user, as the system and its variables have them
     */
    Anonymous(String home, Set<String> names, Set<String> machines) {
        if (home.length() > 1) {
            replacements.add(new Replacement(Pattern.compile(Pattern.quote(home) + "(?![A-Za-z0-9_-])"), "~"));
        }
        names.forEach(name -> add(name, "[user]"));
        machines.forEach(machine -> add(machine, "[machine]"));
    }

    static Anonymous ofProcess(Map<String, String> environment) {
        Set<String> homes = new LinkedHashSet<>(List.of(environment.getOrDefault("HOME", ""),
                System.getProperty("user.home", "")));
        Set<String> names = new LinkedHashSet<>(List.of(System.getProperty("user.name", ""),
                environment.getOrDefault("USER", ""), environment.getOrDefault("LOGNAME", ""),
                environment.getOrDefault("USERNAME", "")));
        homes.forEach(home -> names.add(home.substring(1 + Math.max(home.lastIndexOf('/'), home.lastIndexOf('\\')))));
        var anonymous = new Anonymous("", names, new LinkedHashSet<>(List.of(environment.getOrDefault("HOSTNAME", ""),
                environment.getOrDefault("COMPUTERNAME", ""))));
        for (String home : homes) {
            anonymous.replacements.addAll(0, new Anonymous(home, Set.of(), Set.of()).replacements);
        }
        return anonymous;
    }

    private void add(String name, String mark) {
        if (name.length() >= SHORTEST && !COMMON.contains(name)) {
            replacements.add(new Replacement(Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(name)
                    + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE), mark));
        }
    }

    @Override
    public String apply(String text) {
        String clean = text;
        for (Replacement replacement : replacements) {
            clean = replacement.pattern().matcher(clean).replaceAll(Matcher.quoteReplacement(replacement.mark()));
        }
        return clean;
    }

    /** What goes, and what stands in its place. */
    private record Replacement(Pattern pattern, String mark) {}
}

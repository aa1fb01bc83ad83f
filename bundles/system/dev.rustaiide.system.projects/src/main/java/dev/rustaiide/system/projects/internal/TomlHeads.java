package dev.rustaiide.system.projects.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of a TOML file, and the plain strings in them, read line by line: enough to know what a manifest is
 * called, whatever else is wrong with it.
 */
final class TomlHeads {
    private static final Pattern TABLE = Pattern.compile("\\[\\[?\\s*([\\w.\"'-]+)\\s*]]?.*");
    private static final Pattern TEXT = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"\\\\]*)\"|'([^']*)').*");

    private final Set<String> tables = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>();

    private TomlHeads() {}

    static TomlHeads of(String toml) {
        var heads = new TomlHeads();
        String table = "";
        for (String line : (Iterable<String>) toml.lines().map(String::strip)::iterator) {
            Matcher head = TABLE.matcher(line);
            Matcher text = TEXT.matcher(line);
            if (head.matches()) {
                table = head.group(1);
                heads.tables.add(table);
            } else if (text.matches()) {
                heads.texts.putIfAbsent(table + "." + text.group(1),
                        text.group(2) == null ? text.group(3) : text.group(2));
            }
        }
        return heads;
    }

    /** Whether there is {@code [table]}, or one within it. */
    boolean has(String table) {
        return tables.stream().anyMatch(one -> one.equals(table) || one.startsWith(table + "."));
    }

    /** The string under {@code name} in {@code [table]}. */
    Optional<String> text(String table, String name) {
        return Optional.ofNullable(texts.get(table + "." + name)).filter(text -> !text.isBlank());
    }
}

package dev.rustaiide.system.testing.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.system.cargo.integration.CargoTarget;

/**
 * Which targets of a manifest have a main of their own ({@code harness = false}); Cargo tells it nowhere. Reads as much
 * of TOML as that takes: tables and values on one line.
 */
record ManifestHarness(List<Map<String, String>> tables) {
    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?\\s*([\\w-]+)\\s*]]?\\s*(?:#.*)?");
    private static final Pattern VALUE = Pattern.compile(
            "\\s*(name|path|harness)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|(true|false))\\s*(?:#.*)?");
    private static final String KIND = "";

    static ManifestHarness of(String manifest) {
        var tables = new ArrayList<Map<String, String>>();
        Map<String, String> current = new HashMap<>();
        for (String line : manifest.lines().toList()) {
            Matcher table = TABLE.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (line.stripLeading().startsWith("[")) {
                current = new HashMap<>(Map.of(KIND, table.matches() ? table.group(1) : "?"));
                tables.add(current);
            } else if (value.matches()) {
                String text = value.group(2) != null ? value.group(2) : value.group(3) != null ? value.group(3)
                        : value.group(4);
                current.put(value.group(1), text);
            }
        }
        return new ManifestHarness(tables);
    }

    boolean isOwn(CargoTarget target) {
        return tables.stream().anyMatch(table -> table.get(KIND).equals(kind(target))
                && "false".equals(table.get("harness")) && isNamed(table, target));
    }

    private static boolean isNamed(Map<String, String> table, CargoTarget target) {
        return target.kind() == CargoTarget.Kind.LIBRARY || target.name().equals(table.get("name"));
    }

    private static String kind(CargoTarget target) {
        return switch (target.kind()) {
            case LIBRARY -> "lib";
            case PROGRAM -> "bin";
            case EXAMPLE -> "example";
            case TEST -> "test";
            case BENCH -> "bench";
            case BUILD_SCRIPT -> "build";
        };
    }
}

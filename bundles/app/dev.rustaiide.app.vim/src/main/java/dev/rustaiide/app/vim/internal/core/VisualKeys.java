package dev.rustaiide.app.vim.internal.core;

import java.util.Map;
import java.util.Set;

/** What keys do to what is selected. */
final class VisualKeys {
    private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("d", "d"), Map.entry("x", "d"),
            Map.entry("<Del>", "d"), Map.entry("X", "d"), Map.entry("D", "d"), Map.entry("y", "y"), Map.entry("Y", "y"),
            Map.entry("c", "c"), Map.entry("s", "c"), Map.entry("C", "c"), Map.entry("S", "c"), Map.entry("R", "c"),
            Map.entry(">", ">"), Map.entry("<", "<"), Map.entry("u", "gu"), Map.entry("U", "gU"), Map.entry("~", "g~"),
            Map.entry("gu", "gu"), Map.entry("gU", "gU"), Map.entry("g~", "g~"), Map.entry("gc", "gc"),
            Map.entry("=", "="));
    private static final Set<String> OTHERS = Set.of("J", "gJ", "r", "p", "P", "I", "A");
    private static final Set<String> WHOLE_LINES = Set.of("X", "D", "Y", "C", "S", "R");

    private VisualKeys() {}

    /** The mode that {@code key} begins. */
    static Vim.Mode mode(String key) {
        return key.equals("v") ? Vim.Mode.VISUAL : key.equals("V") ? Vim.Mode.VISUAL_LINES : Vim.Mode.VISUAL_BLOCK;
    }

    static boolean isOperator(String key) {
        return OPERATORS.containsKey(key) || OTHERS.contains(key);
    }

    /** The operator that {@code key} stands for; empty if it is something else. */
    static String operator(String key) {
        return OPERATORS.getOrDefault(key, "");
    }

    /** Whether it takes all of the lines of which something is selected. */
    static boolean wholeLines(String key) {
        return WHOLE_LINES.contains(key);
    }
}

package dev.rustaiide.system.testing.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.types.Symbol;

/**
 * The examples in line comments of documentation that rustdoc would run, with the names that it gives them.
 *
 * @param module the path of the module that the source is, with {@code ::} between; empty for the root
 */
record DocExamples(String source, String module, List<Symbol> outline) {
    private static final Set<String> RUN = Set.of("", "rust", "should_panic", "no_run", "compile_fail", "ignore",
            "edition2015", "edition2018", "edition2021", "edition2024", "test_harness", "standalone_crate");

    /**
     * An example.
     *
     * @param item the path of what it documents; empty for the crate
     * @param line of its fence, from zero
     */
    record Found(String item, int line) {}

    List<Found> find() {
        var found = new ArrayList<Found>();
        List<String> lines = source.lines().toList();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean inner = line.startsWith("//!");
            String text = inner || line.startsWith("///") ? line.substring(3).strip() : "";
            if (!inner && !line.startsWith("///")) {
                inside = false;
            } else if (text.startsWith("```") || text.startsWith("~~~")) {
                if (!inside && isRun(text.substring(3))) {
                    found.add(new Found(inner ? module : item(i), i));
                }
                inside = !inside;
            }
        }
        return found;
    }

    /** {@code words} follow the fence; each unknown word makes it another language. */
    private static boolean isRun(String words) {
        for (String word : words.replaceAll("[`~]", "").split("[,\\s]+")) {
            String name = word.strip();
            if (!RUN.contains(name) && !name.matches("E\\d{4}|ignore-.*|\\{.*")) {
                return false;
            }
        }
        return true;
    }

    /** The path of the first item that begins behind {@code line}, with those around it. */
    private String item(int line) {
        String path = module;
        List<Symbol> level = outline;
        while (true) {
            Symbol next = null;
            Symbol around = null;
            for (Symbol each : level) {
                int start = each.selection().start().line();
                if (start > line && (next == null || start < next.selection().start().line())) {
                    next = each;
                }
                if (start <= line && line <= each.range().end().line()) {
                    around = each;
                }
            }
            Symbol taken = around != null ? around : next;
            if (taken == null) {
                return path;
            }
            path += (path.isEmpty() ? "" : "::") + name(taken);
            if (around == null) {
                return path;
            }
            level = around.children();
        }
    }

    /** An outline says {@code impl Trait for Type}; rustdoc says {@code Type}. */
    private static String name(Symbol symbol) {
        String name = symbol.name().replaceFirst("^impl(<[^>]*>)?\\s+", "");
        name = name.contains(" for ") ? name.substring(name.indexOf(" for ") + 5) : name;
        return name.replaceFirst("<.*", "").strip();
    }

    static String module(Path root, Path file) {
        if (file.equals(root)) {
            return "";
        }
        var names = new ArrayList<String>();
        root.resolveSibling("").relativize(file).forEach(part -> names.add(part.toString()));
        String last = names.removeLast().replaceFirst("\\.rs$", "");
        if (!last.equals("mod")) {
            names.add(last);
        }
        return String.join("::", names);
    }
}

package dev.rustaiide.ai.code.index.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The members of the public types of Rust's standard library, whose sources most machines do not have: a table that
 * {@code releng/StandardMembers.java} made of them. Any thread may use it.
 */
final class StandardMembers {
    private static final String TABLE = "/rust/standard-members.tsv";
    private static final String METHODS = ".";
    private static final String FUNCTIONS = "::";
    private static final String TRAITS = "<";
    /** What is reached through the dot of another type. */
    private static final Map<String, String> TARGETS = Map.of("Vec", "[]", "String", "str", "PathBuf", "Path",
            "OsString", "OsStr", "CString", "CStr");

    private static final Map<String, List<String>> MEMBERS = read();

    private StandardMembers() {}

    private static Map<String, List<String>> read() {
        try (InputStream in = StandardMembers.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            Map<String, List<String>> members = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] columns = line.split("\t");
                members.put(columns[0] + columns[1], List.of(columns[2].split(" ")));
            });
            return members;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static List<String> of(String type, String kind) {
        return MEMBERS.getOrDefault(type + kind, List.of());
    }

    /** Gives each method of {@code type}, which need not be one of the library, with the type or trait that has it. */
    static void methods(String type, BiConsumer<String, String> each) {
        methods(type, new HashSet<>(), each);
    }

    private static void methods(String type, Set<String> seen, BiConsumer<String, String> each) {
        if (!seen.add(type)) {
            return;
        }
        of(type, METHODS).forEach(name -> each.accept(name, type));
        if (TARGETS.containsKey(type)) {
            methods(TARGETS.get(type), seen, each);
        }
        of(type, TRAITS).forEach(trait -> methods(trait, seen, each));
    }

    /** Gives each function that is called by the path of {@code type}, with that type. */
    static void functions(String type, BiConsumer<String, String> each) {
        of(type, FUNCTIONS).forEach(name -> each.accept(name, type));
    }
}

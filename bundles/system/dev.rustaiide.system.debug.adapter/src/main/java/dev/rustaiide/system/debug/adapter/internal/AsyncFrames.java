package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.rustaiide.system.debug.adapter.Variable;

/**
 * Says async functions of Rust as people wrote them. The compiler makes a closure out of each, whose first parameters
 * are the state of the future and the context of its task.
 */
final class AsyncFrames {
    private static final Pattern CLOSURE = Pattern.compile("(?<path>.*\\b(?<name>\\w+))::\\{\\{?closure(?:#0)?}?}"
            + "(?<rest>(?:::\\{\\{?closure(?:#\\d+)?}?})*)");
    private static final Pattern ASYNC = Pattern.compile("\\basync\\s+(?:move\\s+)?(?:unsafe\\s+)?fn\\s+(\\w+)");
    private static final Pattern PLACE = Pattern.compile("(.+) @ [^@]+:\\d+");
    private static final long LARGEST = 4 << 20;

    /** By file: the names of its async functions. */
    private final Map<Path, Set<String>> functions = new ConcurrentHashMap<>();

    /** {@code shop::price::{{closure}}} is {@code async shop::price}, if {@code file} has an async function of it. */
    String name(String name, Path file) {
        Matcher closure = CLOSURE.matcher(name);
        return closure.matches() && functions.computeIfAbsent(file, AsyncFrames::read)
                .contains(closure.group("name")) ? "async " + closure.group("path") + closure.group("rest") : name;
    }

    private static Set<String> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Set.of();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return ASYNC.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            return Set.of();
        }
    }

    /** Without what only the compiler knows, and each once. */
    static List<Variable> own(List<Variable> variables) {
        var own = new ArrayList<Variable>();
        for (Variable each : variables) {
            if (!isMade(each)) {
                own.removeIf(before -> isSame(before, each));
                own.add(each);
            }
        }
        // A place is said only where it tells two apart.
        return own.stream().map(each -> own.stream().filter(other -> bare(other.name()).equals(bare(each.name())))
                .count() == 1 ? named(each, bare(each.name())) : each).toList();
    }

    private static boolean isMade(Variable variable) {
        return variable.name().isEmpty() || variable.name().equals("<null>")
                || variable.name().equals("_task_context") && variable.type().equals("&Context");
    }

    /** A parameter and what becomes of it in the future are shown by two handles. */
    private static boolean isSame(Variable one, Variable other) {
        return bare(one.name()).equals(bare(other.name())) && one.value().equals(other.value())
                && one.type().equals(other.type());
    }

    private static String bare(String name) {
        Matcher place = PLACE.matcher(name);
        return name.equals("__awaitee") ? "(awaits)" : place.matches() ? place.group(1) : name;
    }

    private static Variable named(Variable variable, String name) {
        return new Variable(name, variable.value(), variable.type(), variable.handle(), variable.parts(),
                variable.expression(), variable.memory());
    }
}

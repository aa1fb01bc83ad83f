package dev.rustaiide.foundation.language.snippet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.rustaiide.foundation.types.Span;

/** Reads snippets in the whole syntax of the protocol. */
public final class SnippetParser {
    private static final int DEEPEST = 50;

    private final String source;
    private final Function<String, Optional<String>> variables;
    private int at;
    private int depth;

    private sealed interface Node {}

    private record Words(String text) implements Node {}

    private record Place(int number, List<Node> children, List<String> choices, Optional<Transform> transform)
            implements Node {}

    /** A variable that nobody knows: a place that says its name. */
    private record Unknown(String name) implements Node {}

    private SnippetParser(String source, Function<String, Optional<String>> variables) {
        this.source = source;
        this.variables = variables;
    }

    /** {@code variables} knows values by name, e.g. {@code TM_FILENAME}; empty for what it does not know. */
    public static Snippet parse(String source, Function<String, Optional<String>> variables) {
        SnippetParser parser = new SnippetParser(source, variables);
        List<Node> nodes = parser.nodes("");
        return new Rendering().of(nodes);
    }

    /** Up to one of {@code ends} that is not escaped, or to the end of the source. */
    private List<Node> nodes(String ends) {
        List<Node> nodes = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (at < source.length() && ends.indexOf(source.charAt(at)) < 0) {
            char c = source.charAt(at);
            if (c == '\\' && at + 1 < source.length() && "\\$}".indexOf(source.charAt(at + 1)) >= 0) {
                words.append(source.charAt(at + 1));
                at += 2;
                continue;
            }
            int start = at;
            List<Node> special = c == '$' && depth < DEEPEST ? special() : List.of();
            if (at > start) {
                flush(words, nodes);
                nodes.addAll(special);
            } else {
                words.append(c);
                at++;
            }
        }
        flush(words, nodes);
        return nodes;
    }

    private static void flush(StringBuilder words, List<Node> nodes) {
        if (!words.isEmpty()) {
            nodes.add(new Words(words.toString()));
            words.setLength(0);
        }
    }

    /** What a dollar starts; where it starts nothing the place stays and nothing comes out. */
    private List<Node> special() {
        int start = at;
        boolean braced = source.startsWith("${", start);
        at += braced ? 2 : 1;
        String name = name();
        List<Node> nodes = name.isEmpty() ? List.of() : braced ? braced(name) : List.of(named(name, List.of()));
        if (name.isEmpty() || at == 0) {
            at = start;
        }
        return at == start ? List.of() : nodes;
    }

    /** Digits, or what a variable is called. */
    private String name() {
        int start = at;
        boolean number = at < source.length() && isDigit(source.charAt(at));
        while (at < source.length() && (isDigit(source.charAt(at)) || !number && isLetter(source.charAt(at)))) {
            at++;
        }
        return source.substring(start, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private Node named(String name, List<Node> children) {
        if (isDigit(name.charAt(0))) {
            return new Place(number(name), children, List.of(), Optional.empty());
        }
        Optional<String> value = variables.apply(name);
        return value.isPresent() ? new Words(value.get()) : new Unknown(name);
    }

    private static int number(String digits) {
        return digits.length() > 6 ? 999_999 : Integer.parseInt(digits);
    }

    /** What follows a name in braces; the place is 0 if it is no syntax. */
    private List<Node> braced(String name) {
        char next = at < source.length() ? source.charAt(at) : 0;
        switch (next) {
            case '}' -> {
                at++;
                return List.of(named(name, List.of()));
            }
            case ':' -> {
                return withDefault(name);
            }
            case '|' -> {
                return isDigit(name.charAt(0)) ? choice(number(name)) : nothing();
            }
            case '/' -> {
                return transformed(name);
            }
            default -> {
                return nothing();
            }
        }
    }

    private List<Node> nothing() {
        at = 0;
        return List.of();
    }

    private List<Node> withDefault(String name) {
        at++;
        depth++;
        List<Node> children = nodes("}");
        depth--;
        if (at >= source.length()) {
            return nothing();
        }
        at++;
        if (isDigit(name.charAt(0))) {
            return List.of(named(name, children));
        }
        Optional<String> value = variables.apply(name).filter(known -> !known.isEmpty());
        return value.isPresent() ? List.of(new Words(value.get())) : children;
    }

    private List<Node> choice(int number) {
        at++;
        List<String> choices = new ArrayList<>();
        StringBuilder choice = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '|') {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length() && "\\,|$}".indexOf(source.charAt(at)) >= 0) {
                choice.append(source.charAt(at++));
            } else if (c == ',') {
                choices.add(choice.toString());
                choice.setLength(0);
            } else {
                choice.append(c);
            }
        }
        choices.add(choice.toString());
        if (!source.startsWith("|}", at)) {
            return nothing();
        }
        at += 2;
        return List.of(new Place(number, List.of(new Words(choices.getFirst())), choices, Optional.empty()));
    }

    private List<Node> transformed(String name) {
        TransformReader reader = new TransformReader(source, at);
        Optional<Transform> transform = reader.read();
        if (transform.isEmpty()) {
            return nothing();
        }
        at = reader.end();
        if (isDigit(name.charAt(0))) {
            return List.of(new Place(number(name), List.of(), List.of(), transform));
        }
        Optional<String> value = variables.apply(name);
        return List.of(value.isPresent() ? new Words(transform.get().apply(value.get())) : new Unknown(name));
    }

    /** Makes text of what was read. */
    private static final class Rendering {
        private final StringBuilder text = new StringBuilder();
        private final List<Snippet.Stop> stops = new ArrayList<>();
        private final Map<Integer, Place> first = new HashMap<>();
        private final Set<Integer> within = new HashSet<>();
        private final Map<String, Integer> unknown = new HashMap<>();
        private int highest;
        private int parent = -1;

        Snippet of(List<Node> nodes) {
            nodes.forEach(this::define);
            // Behind those that have numbers, in the order of the text.
            unknown.replaceAll((name, order) -> highest + order);
            nodes.forEach(node -> write(node, true));
            if (stops.stream().noneMatch(stop -> stop.number() == 0)) {
                stops.add(new Snippet.Stop(0, new Span(text.length(), text.length()), List.of(), -1, Optional.empty()));
            }
            return new Snippet(text.toString(), stops);
        }

        private void define(Node node) {
            if (node instanceof Unknown variable) {
                unknown.putIfAbsent(variable.name, unknown.size() + 1);
            }
            if (node instanceof Place place) {
                highest = Math.max(highest, place.number);
                if (!place.children.isEmpty()) {
                    first.putIfAbsent(place.number, place);
                }
                place.children.forEach(this::define);
            }
        }

        /** What another place mirrors is written again, but not visited again. */
        private void write(Node node, boolean visited) {
            switch (node) {
                case Words words -> text.append(words.text);
                case Place place -> write(place, visited);
                case Unknown variable -> write(new Place(unknown.getOrDefault(variable.name, highest + 1),
                        List.of(new Words(variable.name)), List.of(), Optional.empty()), visited);
            }
        }

        private void write(Place place, boolean wanted) {
            boolean visited = wanted && !within.contains(place.number);
            Place defining = first.getOrDefault(place.number, place);
            int start = text.length();
            int index = stops.size();
            int outer = parent;
            if (visited) {
                stops.add(new Snippet.Stop(place.number, new Span(start, start), defining.choices, parent,
                        place.transform));
            }
            parent = visited ? index : parent;
            if (within.add(place.number)) {
                defining.children.forEach(child -> write(child, visited && defining == place));
                place.transform.ifPresent(transform -> text.replace(start, text.length(),
                        transform.apply(text.substring(start))));
                within.remove(place.number);
            }
            parent = outer;
            if (visited) {
                stops.set(index, new Snippet.Stop(place.number, new Span(start, text.length()), defining.choices,
                        outer, place.transform));
            }
        }
    }
}

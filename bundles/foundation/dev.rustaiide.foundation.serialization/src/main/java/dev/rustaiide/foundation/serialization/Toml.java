package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A TOML file as its tables stand in it, with the places of all, so that it can be edited as it stands. Reading never
 * fails: what cannot be read is skipped to the end of its line and counted. Offsets are UTF-16 units from the start of
 * the text.
 *
 * @param sections the first is what stands before any header, without a name
 * @param mistakes lines, or parts of them, that were skipped
 */
public record Toml(List<Section> sections, int mistakes) {
    public Toml {
        sections = List.copyOf(sections);
    }

    /** Reads {@code text} once from start to end. */
    public static Toml read(String text) {
        return new TomlReader(text).read();
    }

    /**
     * A table with its header.
     *
     * @param name the parts of its name, as they mean
     * @param many whether it is one of an array: {@code [[bin]]}
     * @param start where its header starts
     * @param body behind the line of the header
     * @param end behind the last line that has an entry, or {@code body}
     */
    public record Section(List<String> name, boolean many, int start, int body, int end, List<Entry> entries) {
        public Section {
            name = List.copyOf(name);
            entries = List.copyOf(entries);
        }

        /** The entry under {@code key}, which may be dotted there. */
        public Optional<Entry> entry(String... key) {
            List<String> wanted = List.of(key);
            return entries.stream().filter(each -> each.key().equals(wanted)).findFirst();
        }

        /** The string under {@code key}. */
        public Optional<String> string(String... key) {
            return entry(key).flatMap(each -> each.value().string());
        }
    }

    /**
     * A key and its value.
     *
     * @param key the parts of a dotted key
     * @param start where the key starts
     * @param end behind the value
     */
    public record Entry(List<String> key, Value value, int start, int end) {
        public Entry {
            key = List.copyOf(key);
        }
    }

    /** What stands behind an equals sign. */
    public sealed interface Value {
        int start();

        int end();

        /** Its text, if it is a string. */
        default Optional<String> string() {
            return this instanceof Str(String text, int from, int to) ? Optional.of(text) : Optional.empty();
        }

        /** The strings in it, if it is an array; the string, if it is one. */
        default List<String> strings() {
            return switch (this) {
                case Str(String text, int from, int to) -> List.of(text);
                case Arr(List<Value> items, int from, int to) -> items.stream()
                        .flatMap(item -> item.string().stream()).toList();
                case Bare bare -> List.of();
                case Inline inline -> List.of();
            };
        }

        /** What an inline table has under {@code key}. */
        default Optional<Value> get(String key) {
            return this instanceof Inline(List<Entry> entries, int from, int to)
                    ? entries.stream().filter(each -> each.key().equals(List.of(key))).map(Entry::value).findFirst()
                    : Optional.empty();
        }
    }

    /** A string with its escapes resolved. */
    public record Str(String text, int start, int end) implements Value {}

    /** A number, a date or a truth value, as written. */
    public record Bare(String text, int start, int end) implements Value {}

    /** An array. */
    public record Arr(List<Value> items, int start, int end) implements Value {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A table in braces. */
    public record Inline(List<Entry> entries, int start, int end) implements Value {
        public Inline {
            entries = List.copyOf(entries);
        }
    }

    /** All tables called {@code name}, in their order. */
    public Stream<Section> all(String... name) {
        List<String> wanted = List.of(name);
        return sections.stream().filter(section -> section.name().equals(wanted));
    }

    /** The first table called {@code name}. */
    public Optional<Section> section(String... name) {
        return all(name).findFirst();
    }

    /** {@code value} as a basic string. */
    public static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.chars().forEach(sign -> {
            if (Character.isISOControl(sign)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", sign));
            } else {
                quoted.append(sign == '"' || sign == '\\' ? "\\" : "").append((char) sign);
            }
        });
        return quoted.append('"').toString();
    }

    /** All values by their whole paths, whichever way they are written: by tables, by dotted keys or in braces. */
    public Map<List<String>, Value> values() {
        Map<List<String>, Value> values = new LinkedHashMap<>();
        sections.forEach(section -> add(section.name(), section.entries(), values));
        return values;
    }

    private static void add(List<String> around, List<Entry> entries, Map<List<String>, Value> values) {
        for (Entry each : entries) {
            List<String> path = Stream.concat(around.stream(), each.key().stream()).toList();
            if (each.value() instanceof Inline(List<Entry> inside, int from, int to)) {
                add(path, inside, values);
            } else {
                values.putIfAbsent(path, each.value());
            }
        }
    }

    /** Whether there is something under {@code path}: a table, one within it, or a value. */
    public boolean has(String... path) {
        List<String> wanted = List.of(path);
        return Stream.concat(sections.stream().map(Section::name), values().keySet().stream())
                .anyMatch(each -> each.size() >= wanted.size() && each.subList(0, wanted.size()).equals(wanted));
    }

    /** The tables called {@code name}, however they are written: as {@code [[name]]} or as a list of braces. */
    public List<Map<List<String>, Value>> tables(String name) {
        var tables = new ArrayList<Map<List<String>, Value>>();
        all(name).forEach(section -> tables.add(values(section.entries())));
        all().flatMap(top -> top.entry(name).stream()).map(Entry::value).forEach(value -> {
            List<Value> items = value instanceof Arr(List<Value> inside, int from, int to) ? inside : List.of(value);
            items.forEach(item -> {
                if (item instanceof Inline(List<Entry> entries, int from, int to)) {
                    tables.add(values(entries));
                }
            });
        });
        return tables;
    }

    private static Map<List<String>, Value> values(List<Entry> entries) {
        Map<List<String>, Value> values = new LinkedHashMap<>();
        add(List.of(), entries, values);
        return values;
    }

    /** The string under {@code key} in the table {@code table}, whichever way it is written there. */
    public Optional<String> string(String table, String key) {
        return section(table).flatMap(section -> section.string(key));
    }
}

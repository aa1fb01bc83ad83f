package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Toml.Entry;
import dev.rustaiide.foundation.serialization.Toml.Section;
import dev.rustaiide.foundation.serialization.Toml.Value;
import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Addition;
import dev.rustaiide.system.cargo.integration.CargoDependency;

/** Changes what a manifest needs; all other lines stay as they are, with their comments. */
public final class ManifestEdits {
    private final String text;
    private final Toml toml;
    private final String lineEnd;

    public ManifestEdits(String text) {
        this.text = text;
        this.toml = Toml.read(text);
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Whether all of it could be read: nobody edits what he does not understand. */
    public boolean isSound() {
        return toml.mistakes() == 0;
    }

    /** Whether {@code name} stands in any table of what is needed. */
    public boolean has(String name) {
        return !places(name).isEmpty();
    }

    /** Whether it stands in the table of {@code kind}. */
    public boolean has(CargoDependency.Kind kind, String name) {
        return places(name).stream().anyMatch(place -> place.table().equals(List.of(kind.table())));
    }

    /** Whether the workspace that this is the manifest of says which version its members take. */
    public boolean hasOfWorkspace(String name) {
        return toml.section("workspace", "dependencies").stream().flatMap(section -> section.entries().stream())
                .anyMatch(entry -> entry.key().getFirst().equals(name))
                || toml.section("workspace", "dependencies", name).isPresent();
    }

    // Adding.

    /** Adds a line; {@code inherited} takes the version from the workspace. */
    public List<TextEdit> add(Addition addition, boolean inherited) {
        String line = line(addition, inherited);
        Optional<Section> table = toml.section(addition.kind().table());
        return Splice.edits(text, List.of(table.map(section -> into(section, addition.name(), line))
                .orElseGet(() -> newTable(addition.kind(), line))));
    }

    private static String line(Addition addition, boolean inherited) {
        List<String> parts = new ArrayList<>();
        parts.add(inherited ? "workspace = true" : "version = " + Toml.quoted(addition.requirement()));
        if (!addition.defaults()) {
            parts.add("default-features = false");
        }
        if (!addition.features().isEmpty()) {
            parts.add("features = [" + addition.features().stream().map(Toml::quoted)
                    .collect(Collectors.joining(", ")) + "]");
        }
        if (addition.optional()) {
            parts.add("optional = true");
        }
        return parts.size() > 1 ? addition.name() + " = { " + String.join(", ", parts) + " }"
                : inherited ? addition.name() + ".workspace = true"
                        : addition.name() + " = " + Toml.quoted(addition.requirement());
    }

    /** Where the names stand in order, in its place there; else behind the last. */
    private Splice into(Section section, String name, String line) {
        List<Entry> entries = section.entries();
        if (entries.isEmpty()) {
            String before = section.body() == text.length() && !text.endsWith("\n") ? lineEnd : "";
            return new Splice(section.body(), section.body(), before + line + lineEnd);
        }
        List<String> names = entries.stream().map(each -> each.key().getFirst()).toList();
        boolean ordered = names.stream().sorted().toList().equals(names);
        Optional<Entry> next = ordered ? entries.stream().filter(each -> each.key().getFirst().compareTo(name) > 0)
                .findFirst() : Optional.empty();
        if (next.isPresent()) {
            int at = aboveComments(lineStart(next.get().start()), section.body());
            return new Splice(at, at, line + lineEnd);
        }
        int end = lineEnd(entries.getLast().end());
        boolean open = end == text.length() && !text.endsWith("\n");
        return new Splice(end, end, open ? lineEnd + line : line + lineEnd);
    }

    private Splice newTable(CargoDependency.Kind kind, String line) {
        String header = "[" + kind.table() + "]" + lineEnd;
        Optional<Section> part = toml.sections().stream().filter(section -> section.name().size() > 1
                && section.name().getFirst().equals(kind.table())).findFirst();
        if (part.isPresent()) {
            return new Splice(part.get().start(), part.get().start(), header + line + lineEnd + lineEnd);
        }
        String gap = text.isEmpty() || text.endsWith(lineEnd + lineEnd) ? ""
                : text.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
        return new Splice(text.length(), text.length(), gap + header + line + lineEnd);
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Behind the line end of the line that {@code offset} lies in. */
    private int lineEnd(int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed + 1;
    }

    /** A comment right above a line belongs to it. */
    private int aboveComments(int start, int least) {
        int at = start;
        while (at > least) {
            int above = lineStart(at - 1);
            if (above < least || !text.substring(above, at).strip().startsWith("#")) {
                break;
            }
            at = above;
        }
        return at;
    }

    // What stands where.

    /** Lines that say something of one need: an entry, or a table of its own. */
    private record Place(List<String> table, Section section, Optional<Entry> entry) {
        Optional<Value> value(String key) {
            if (entry.isEmpty()) {
                return section.entry(key).map(Entry::value);
            }
            List<String> dotted = entry.get().key();
            return dotted.size() == 2 && dotted.get(1).equals(key) ? Optional.of(entry.get().value())
                    : dotted.size() == 1 ? entry.get().value().get(key) : Optional.empty();
        }
    }

    private static boolean isTable(String name) {
        return Stream.of(CargoDependency.Kind.values()).anyMatch(kind -> kind.table().equals(name));
    }

    private List<Place> places(String name) {
        List<Place> places = new ArrayList<>();
        for (Section section : toml.sections()) {
            List<String> path = section.name();
            boolean target = path.size() > 2 && path.getFirst().equals("target");
            int at = target ? 2 : 0;
            if (path.size() <= at || !isTable(path.get(at))) {
                continue;
            }
            if (path.size() == at + 1) {
                section.entries().stream().filter(entry -> names(entry, name)).forEach(entry -> places.add(
                        new Place(path, section, Optional.of(entry))));
            } else if (path.get(at + 1).equals(name) || section.string("package").equals(Optional.of(name))) {
                places.add(new Place(path.subList(0, at + 1), section, Optional.empty()));
            }
        }
        return places;
    }

    /** By its own name or the one that it was given. */
    private static boolean names(Entry entry, String name) {
        return entry.key().getFirst().equals(name)
                || entry.value().get("package").flatMap(Value::string).equals(Optional.of(name));
    }

    // Removing.

    /** Takes all lines about {@code name} out, and what features say of it. */
    public List<TextEdit> remove(String name) {
        List<Splice> splices = new ArrayList<>();
        for (Place place : places(name)) {
            splices.add(place.entry().map(entry -> new Splice(lineStart(entry.start()), lineEnd(entry.end()), ""))
                    .orElseGet(() -> new Splice(place.section().start(), behindBlank(place.section().end()), "")));
        }
        boolean feature = toml.section("features").flatMap(section -> section.entry(name)).isPresent();
        toml.section("features").stream().flatMap(section -> section.entries().stream()).forEach(entry -> {
            if (entry.value() instanceof Toml.Arr(List<Value> items, int from, int to)) {
                splices.addAll(without(items, name, feature));
            }
        });
        return Splice.edits(text, splices);
    }

    private int behindBlank(int offset) {
        int at = offset;
        while (at < text.length() && text.substring(at, lineEnd(at)).isBlank()) {
            at = lineEnd(at);
        }
        return at;
    }

    private static List<Splice> without(List<Value> items, String name, boolean feature) {
        List<Splice> splices = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String says = items.get(i).string().orElse("");
            boolean about = says.equals("dep:" + name) || says.startsWith(name + "/") || says.startsWith(name + "?/")
                    || !feature && says.equals(name);
            if (about) {
                boolean last = i == items.size() - 1;
                int from = last && i > 0 && splices.stream().noneMatch(each -> each.end() > items.get(0).start())
                        ? items.get(i - 1).end() : items.get(i).start();
                splices.add(new Splice(from, last ? items.get(i).end() : items.get(i + 1).start(), ""));
            }
        }
        return splices;
    }

    // Other versions.

    /** Whether {@code name} takes its version from the workspace. */
    public boolean isInherited(String name) {
        return places(name).stream().anyMatch(place -> place.value("workspace").isPresent());
    }

    /** Asks for {@code requirement} wherever a version of {@code name} is asked for; empty if none is. */
    public List<TextEdit> require(String name, String requirement) {
        Stream<Value> versions = places(name).stream().flatMap(place -> version(place.entry(), place).stream());
        return replaced(versions, requirement);
    }

    private static Optional<Value> version(Optional<Entry> entry, Place place) {
        Optional<Value> plain = entry.filter(each -> each.key().size() == 1).map(Entry::value)
                .filter(value -> value instanceof Toml.Str);
        return plain.or(() -> place.value("version"));
    }

    /** As {@link #require}, for all members of the workspace that this is the manifest of. */
    public List<TextEdit> requireOfWorkspace(String name, String requirement) {
        Stream<Value> own = toml.section("workspace", "dependencies", name).stream()
                .flatMap(section -> section.entry("version").map(Entry::value).stream());
        Stream<Value> listed = toml.section("workspace", "dependencies").stream()
                .flatMap(section -> section.entries().stream().filter(entry -> names(entry, name))
                        .flatMap(entry -> version(Optional.of(entry), new Place(section.name(), section,
                                Optional.of(entry))).stream()));
        return replaced(Stream.concat(own, listed), requirement);
    }

    private List<TextEdit> replaced(Stream<Value> versions, String requirement) {
        return Splice.edits(text, versions.map(value -> new Splice(value.start(), value.end(),
                Toml.quoted(requirement)))
                .toList());
    }
}

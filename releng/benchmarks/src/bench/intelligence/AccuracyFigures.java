package bench.intelligence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import bench.Figures;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.code.index.internal.SharedIndexes;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Position;

/**
 * How often the index leads where rust-analyzer, which knows types, leads: for each name in some crates of
 * {@code -Dcorpus} whose definition is in the same crate. The crates are copied without their dependencies; both see
 * the same text. Names in code that is configured out are counted, and rust-analyzer is wrong about some of them.
 */
public final class AccuracyFigures {
    private static final List<String> CRATES =
            List.of("memchr", "rustc-demangle", "getopts", "hashbrown", "miniz_oxide", "gimli", "object");

    private final Path folder;
    private final Path corpus;
    private final Map<Path, List<String>> texts = new HashMap<>();
    private int local;
    private int localRight;
    private int other;
    private int otherFound;
    private int otherFirst;
    private int alone;
    private int aloneRight;

    private record Place(Path file, int line, int character) {}

    private AccuracyFigures(Path folder) {
        this.folder = folder;
        this.corpus = Path.of(System.getProperty("corpus"));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("accuracy-figures").toRealPath();
        var figures = new AccuracyFigures(folder);
        for (String crate : CRATES) {
            figures.measure(crate);
        }
        figures.print();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void print() {
        Figures.note("names compared", local + other, "");
        Figures.atLeast("locals: led to where rust-analyzer leads", 100.0 * localRight / local, "%", 99, 99.5);
        Figures.atLeast("others: rust-analyzer's place among ours", 100.0 * otherFound / other, "%", 90, 95);
        Figures.note("others: it is our first", 100.0 * otherFirst / other, "%");
        Figures.note("others: we name one place", 100.0 * alone / other, "%");
        Figures.atLeast("others: right where we name one place", 100.0 * aloneRight / alone, "%", 95, 99);
    }

    private void measure(String crate) throws Exception {
        Path copy = copy(crate);
        Map<Place, Set<Place>> truth = truth(copy);
        var indexes = new SharedIndexes(TestSyntax.shared(), new DiskTextFiles(new Home(folder)), new Home(folder));
        try (CodeIndex index = indexes.open(copy, Priority.INTERACTIVE)) {
            CodeSnapshot snapshot = index.settled().await();
            truth.forEach((from, places) -> compare(snapshot, from, places));
        }
    }

    private void compare(CodeSnapshot snapshot, Place from, Set<Place> places) {
        if (places.contains(from) || !isName(from)) {
            return;
        }
        List<Target> found = snapshot.definitions(from.file, new Position(from.line, from.character));
        List<Place> ours = found.stream().map(target -> place(target)).toList();
        boolean isLocal = places.stream().anyMatch(place -> !isDeclared(snapshot, place));
        boolean right = ours.stream().anyMatch(places::contains);
        if (isLocal) {
            local++;
            localRight += right ? 1 : 0;
            return;
        }
        other++;
        otherFound += right ? 1 : 0;
        otherFirst += !ours.isEmpty() && places.contains(ours.getFirst()) ? 1 : 0;
        alone += ours.size() == 1 ? 1 : 0;
        aloneRight += ours.size() == 1 && right ? 1 : 0;
    }

    /** No number of a tuple's part, and no keyword: rust-analyzer takes {@code Self} for the implementation. */
    private boolean isName(Place place) {
        List<String> lines = texts.computeIfAbsent(place.file, file -> {
            try {
                return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                throw new java.io.UncheckedIOException(gone);
            }
        });
        String line = lines.get(place.line);
        int end = place.character;
        while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
            end++;
        }
        String word = line.substring(Math.min(place.character, line.length()), end);
        return word.matches("[A-Za-z_].*") && !Set.of("Self", "self", "super", "crate", "mod").contains(word);
    }

    private static Place place(Target target) {
        Position start = target.name().range().start();
        return new Place(target.name().file(), start.line(), start.character());
    }

    /** A local's declaration is the whole of its target; that of an item reaches further than its name. */
    private static boolean isDeclared(CodeSnapshot snapshot, Place place) {
        if (place.line == 0 && place.character == 0) {
            return true;
        }
        List<Target> at = snapshot.definitions(place.file, new Position(place.line, place.character));
        return at.stream().noneMatch(target -> target.whole().equals(target.name().range()));
    }

    /** Without what it depends on and what else it builds, so that nothing has to be fetched. */
    private Path copy(String crate) throws IOException {
        Path source;
        try (Stream<Path> all = Files.list(corpus.resolve("library/vendor"))) {
            source = all.filter(path -> path.getFileName().toString().matches(crate + "-[0-9.]+")).findFirst()
                    .orElseThrow();
        }
        Path copy = folder.resolve(crate);
        try (Stream<Path> all = Files.walk(source)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(source.relativize(each).toString());
                Files.createDirectories(to.getParent());
                Files.copy(each, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<String> kept = new ArrayList<>();
        boolean skip = false;
        for (String line : Files.readAllLines(copy.resolve("Cargo.toml"))) {
            skip = line.startsWith("[") ? line.contains("dependencies") || line.startsWith("[features")
                    || line.startsWith("[lints") || line.matches("\\[\\[(bench|test|example|bin)]].*") : skip;
            if (!skip) {
                kept.add(line);
            }
        }
        Set<String> features = features(copy);
        kept.add("[workspace]\n[features]\ndefault = [" + String.join(", ", features.stream()
                .map(feature -> '"' + feature + '"').toList()) + "]");
        features.forEach(feature -> kept.add('"' + feature + "\" = []"));
        Files.write(copy.resolve("Cargo.toml"), kept);
        return copy;
    }

    /** Those that the sources ask for, so that as much as possible is looked at. */
    private static Set<String> features(Path crate) throws IOException {
        var features = new java.util.TreeSet<String>();
        var pattern = java.util.regex.Pattern.compile("feature = \"([a-z0-9_-]+)\"");
        try (Stream<Path> all = Files.walk(crate.resolve("src"))) {
            for (Path each : all.filter(path -> path.toString().endsWith(".rs")).toList()) {
                pattern.matcher(Files.readString(each)).results().map(match -> match.group(1))
                        .filter(name -> name.matches("std|alloc|read.*|write.*|elf|coff|macho|pe|xcoff|archive|all"))
                        .forEach(features::add);
            }
        }
        return features;
    }

    private Map<Place, Set<Place>> truth(Path crate) throws Exception {
        Path analyzer = corpus.resolve("../../../bin/rust-analyzer").normalize();
        Process lsif = new ProcessBuilder(analyzer.toString(), "lsif", ".").directory(crate.toFile())
                .redirectError(Redirect.DISCARD).start();
        var graph = new Graph();
        try (var in = new BufferedReader(new InputStreamReader(lsif.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                graph.add(Json.parse(line));
            }
        }
        return graph.definitions();
    }

    /** What LSIF says of ranges and their definitions. */
    private static final class Graph {
        private final Map<Long, Path> documents = new HashMap<>();
        private final Map<Long, int[]> ranges = new HashMap<>();
        private final Map<Long, Long> next = new HashMap<>();
        private final Map<Long, Long> definition = new HashMap<>();
        private final Map<Long, Map<Long, Long>> items = new HashMap<>();
        private final Map<Long, Long> within = new HashMap<>();

        void add(Json json) throws JsonException {
            switch (json.string("label")) {
                case "document" -> documents.put(json.number("id"), Path.of(java.net.URI.create(json.string("uri"))));
                case "range" -> ranges.put(json.number("id"), new int[] {
                    (int) json.get("start").number("line"), (int) json.get("start").number("character"),
                    (int) json.get("end").number("character")});
                case "next" -> next.put(json.number("outV"), json.number("inV"));
                case "textDocument/definition" -> definition.put(json.number("outV"), json.number("inV"));
                case "item" -> {
                    long document = json.number("document");
                    Map<Long, Long> places = items.computeIfAbsent(json.number("outV"), key -> new HashMap<>());
                    json.get("inVs").items().forEach(range -> places.put(range.asLong().getAsLong(), document));
                }
                case "contains" -> {
                    long document = json.number("outV");
                    json.get("inVs").items().forEach(range -> within.put(range.asLong().getAsLong(), document));
                }
                default -> {
                    // Nothing about definitions.
                }
            }
        }

        Map<Place, Set<Place>> definitions() {
            Map<Place, Set<Place>> found = new HashMap<>();
            ranges.forEach((id, range) -> {
                Path file = documents.get(within.getOrDefault(id, -1L));
                Map<Long, Long> places = items.get(definition.getOrDefault(next.getOrDefault(id, -1L), -1L));
                boolean isName = file != null && places != null && range[2] > range[1];
                for (Map.Entry<Long, Long> each : isName ? places.entrySet() : Set.<Map.Entry<Long, Long>>of()) {
                    Path to = documents.get(each.getValue());
                    int[] place = ranges.get(each.getKey());
                    if (to != null && place != null) {
                        found.computeIfAbsent(new Place(file, range[0], range[1]), key -> new HashSet<>())
                                .add(new Place(to, place[0], place[1]));
                    }
                }
            });
            return found;
        }
    }
}

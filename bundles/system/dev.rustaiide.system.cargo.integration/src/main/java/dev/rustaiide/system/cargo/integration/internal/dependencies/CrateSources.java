package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Offer;

/**
 * Where Cargo takes the packages of crates.io from in a folder, by its {@code .cargo/config.toml} and those above.
 *
 * @param all on this machine, the first first
 * @param isReplaced whether crates.io itself is not asked
 * @param index the address of its sparse index, if the settings in Cargo's own home name one; empty otherwise. Those of
 *     folders are not asked, since they may have come with the code
 */
public record CrateSources(List<CrateSource> all, boolean isReplaced, String index) {
    private static final String CRATES_IO = "crates-io";
    /** As Cargo calls what it keeps of its default registry. */
    private static final String KEPT_INDEX = "(index\\.crates\\.io|github\\.com)-.*";

    /** A {@code [source.NAME]} with the folder that its paths start from. */
    private record Declared(Toml.Section section, Path base) {}

    public static CrateSources of(Path folder, Path cargoHome) throws IOException {
        Map<String, Declared> declared = new LinkedHashMap<>();
        for (Path place = folder; place != null; place = place.getParent()) {
            read(place.resolve(".cargo"), declared);
        }
        Map<String, Declared> own = new LinkedHashMap<>();
        read(cargoHome, own);
        own.forEach(declared::putIfAbsent);
        Set<String> seen = new HashSet<>();
        String name = CRATES_IO;
        while (declared.containsKey(name) && seen.add(name)
                && declared.get(name).section().string("replace-with").isPresent()) {
            name = declared.get(name).section().string("replace-with").get();
        }
        Declared last = declared.get(name);
        List<CrateSource> sources = new ArrayList<>();
        if (last != null) {
            path(last, "directory").ifPresent(path -> sources.add(new DirectorySource(path)));
            path(last, "local-registry").ifPresent(path -> sources.add(new IndexSource(path.resolve("index"),
                    path.toString())));
        }
        boolean replaced = !name.equals(CRATES_IO);
        if (!replaced) {
            sources.addAll(kept(cargoHome));
        }
        // A folder that anybody may have written does not choose whom this machine asks.
        String index = Optional.ofNullable(own.get(CRATES_IO)).flatMap(each -> each.section().string("registry"))
                .filter(address -> address.startsWith("sparse+")).orElse("");
        return new CrateSources(sources, replaced, index);
    }

    /** The nearest folder's word counts, so what is there already stays. */
    private static void read(Path folder, Map<String, Declared> declared) throws IOException {
        for (String name : List.of("config.toml", "config")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                Path base = Optional.ofNullable(folder.getParent()).orElse(folder);
                Toml.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).sections().stream()
                        .filter(section -> section.name().size() == 2 && section.name().getFirst().equals("source"))
                        .forEach(section -> declared.putIfAbsent(section.name().get(1), new Declared(section, base)));
            }
        }
    }

    private static Optional<Path> path(Declared declared, String key) {
        try {
            return declared.section().string(key).map(text -> declared.base().resolve(text).normalize());
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    /** What Cargo keeps of the index of crates.io. */
    private static List<CrateSource> kept(Path cargoHome) throws IOException {
        Path indexes = cargoHome.resolve("registry/index");
        if (!Files.isDirectory(indexes)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(indexes)) {
            return all.filter(each -> String.valueOf(each.getFileName()).matches(KEPT_INDEX))
                    .sorted().<CrateSource>map(each -> new IndexSource(each.resolve(".cache"), "crates.io")).toList();
        }
    }

    /** What is known of a name, and who knows it. */
    public record Answer(KnownCrate crate, String from) {}

    public Optional<Answer> find(String name) throws IOException {
        for (CrateSource source : all) {
            Optional<KnownCrate> found = source.find(name);
            if (found.isPresent()) {
                String age = source instanceof IndexSource index && !isReplaced
                        ? index.asOf(name).map(date -> " as of " + date).orElse("") : "";
                return Optional.of(new Answer(found.get(), source.title() + age));
            }
        }
        return Optional.empty();
    }

    /** What could be added under {@code name}: the newest that is known. */
    public Optional<Offer> offer(String name) throws IOException {
        return find(name).flatMap(found -> found.crate().newest(any -> true).map(newest -> new Offer(name,
                newest.version(), newest.features(), found.from())));
    }

    /** Names that have {@code part} in them, at most {@code most}. */
    public List<String> names(String part, int most) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (CrateSource source : all) {
            names.addAll(source.names(part, most));
        }
        return names.stream().limit(most).toList();
    }

    /** Why nothing is known of a name. */
    public String whyUnknown(String name) {
        if (all.isEmpty()) {
            return isReplaced ? "The source that replaces crates.io does not lie on this machine."
                    : "Cargo has kept nothing of the registry here, and asking it needs the network.";
        }
        return isReplaced ? all.getFirst().title() + " has no " + name + "."
                : "Cargo has not kept what the registry says of " + name + ", and asking it needs the network.";
    }
}

package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CrateVersion;

/** Unpacked packages side by side: what {@code cargo vendor} makes, and what Debian installs. */
public record DirectorySource(Path folder) implements CrateSource {
    private static final long LONGEST_MANIFEST = 1 << 20;

    @Override
    public String title() {
        return folder.toString();
    }

    @Override
    public Optional<KnownCrate> find(String name) throws IOException {
        List<KnownCrate.Release> releases = new ArrayList<>();
        for (Path each : folders(name)) {
            read(each).filter(found -> found.name().equals(name)).ifPresent(found -> releases.addAll(found.releases()));
        }
        return releases.isEmpty() ? Optional.empty() : Optional.of(new KnownCrate(name, releases));
    }

    /** Folders are called like their packages, mostly with the version behind. */
    private List<Path> folders(String part) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> String.valueOf(each.getFileName()).contains(part)).sorted().toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    static Optional<KnownCrate> read(Path folder) throws IOException {
        Path manifest = folder.resolve("Cargo.toml");
        if (!Files.isRegularFile(manifest) || Files.size(manifest) > LONGEST_MANIFEST) {
            return Optional.empty();
        }
        Toml toml = Toml.read(new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8));
        List<String> features = toml.section("features").stream().flatMap(section -> section.entries().stream())
                .map(entry -> entry.key().getFirst()).sorted().toList();
        return toml.string("package", "name").map(name -> new KnownCrate(name, List.of(new KnownCrate.Release(
                CrateVersion.of(toml.string("package", "version").orElse("")), features, Optional.of(folder)))));
    }

    @Override
    public List<String> names(String part, int most) throws IOException {
        var names = new TreeSet<String>();
        for (Path each : folders(part)) {
            if (names.size() < most) {
                read(each).map(KnownCrate::name).filter(name -> name.contains(part)).ifPresent(names::add);
            }
        }
        return names.stream().sorted(Comparator.comparing((String name) -> !name.startsWith(part))).toList();
    }
}

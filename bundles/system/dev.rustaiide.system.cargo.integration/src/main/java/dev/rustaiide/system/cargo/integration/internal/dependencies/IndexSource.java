package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cargo.integration.CrateVersion;

/**
 * The index of a registry as it lies on the disk: a file for each name, with a line of JSON for each version. That of
 * a local registry is whole; what Cargo keeps of a remote one has other words between the lines, parted by NUL, and
 * only what was asked for, as it was then.
 */
public record IndexSource(Path index, String title) implements CrateSource {
    private static final long LONGEST = 64 << 20;
    private static final int DEPTH = 4;

    /** Where the file of {@code name} lies in any index. */
    static String pathOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.length()) {
            case 0 -> "";
            case 1 -> "1/" + lower;
            case 2 -> "2/" + lower;
            case 3 -> "3/" + lower.charAt(0) + "/" + lower;
            default -> lower.substring(0, 2) + "/" + lower.substring(2, 4) + "/" + lower;
        };
    }

    @Override
    public Optional<KnownCrate> find(String name) throws IOException {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        Path file = index.resolve(pathOf(name));
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        return read(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** When the word about {@code name} was written. */
    Optional<LocalDate> asOf(String name) throws IOException {
        Path file = index.resolve(pathOf(name));
        return Files.isRegularFile(file) ? Optional.of(LocalDate.ofInstant(
                Files.getLastModifiedTime(file).toInstant(), ZoneId.systemDefault())) : Optional.empty();
    }

    /** Reads the lines of one file, whichever words stand between them. */
    static Optional<KnownCrate> read(String name, String content) {
        List<KnownCrate.Release> releases = new ArrayList<>();
        for (String line : content.split("[\\x00\\n]")) {
            if (line.startsWith("{")) {
                release(line).ifPresent(releases::add);
            }
        }
        return releases.isEmpty() ? Optional.empty() : Optional.of(new KnownCrate(name, releases));
    }

    private static Optional<KnownCrate.Release> release(String line) {
        try {
            Json json = Json.parse(line);
            if (json.flag("yanked", false)) {
                return Optional.empty();
            }
            Set<String> features = new TreeSet<>(json.get("features").members().keySet());
            features.addAll(json.get("features2").members().keySet());
            return json.optionalString("vers").map(version -> new KnownCrate.Release(CrateVersion.of(version),
                    List.copyOf(features), Optional.empty()));
        } catch (JsonException odd) {
            // Another program wrote it; the other lines count.
            return Optional.empty();
        }
    }

    @Override
    public List<String> names(String part, int most) throws IOException {
        if (!Files.isDirectory(index)) {
            return List.of();
        }
        String lower = part.toLowerCase(Locale.ROOT);
        try (Stream<Path> files = Files.walk(index, DEPTH)) {
            return files.filter(file -> file.getNameCount() - index.getNameCount() > 1 && Files.isRegularFile(file))
                    .map(file -> String.valueOf(file.getFileName())).filter(name -> name.contains(lower))
                    .sorted(Comparator.comparing((String name) -> !name.startsWith(lower))
                            .thenComparing(Comparator.naturalOrder())).limit(most).toList();
        }
    }
}

package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/**
 * A workspace as Cargo described it, with the times of all that it was read from: manifests, and the folders in which
 * Cargo finds members and targets by itself. Asking again costs a process.
 *
 * @param asked what was asked, and of whom
 */
record KnownWorkspace(Object asked, CargoWorkspace workspace, Map<Path, Stamp> stamps) {
    private static final List<String> TARGETS = List.of("src/bin", "tests", "examples", "benches");
    /** Clocks of file systems go by steps: what changed so shortly before Cargo was asked may change again unseen. */
    private static final Duration STEP = Duration.ofMillis(20);

    private record Stamp(Instant time, long size) {
        private static final Stamp NOTHING = new Stamp(Instant.EPOCH, -1);

        static Stamp of(Path place) {
            try {
                BasicFileAttributes found = Files.readAttributes(place, BasicFileAttributes.class);
                return new Stamp(found.lastModifiedTime().toInstant(), found.isDirectory() ? 0 : found.size());
            } catch (IOException notThere) {
                return NOTHING;
            }
        }
    }

    /** {@code workspace} as it was told at {@code start} or later; empty if it may have changed meanwhile. */
    static Optional<KnownWorkspace> of(Object asked, CargoWorkspace workspace, Instant start) {
        var known = new KnownWorkspace(asked, workspace, new LinkedHashMap<>());
        known.noteAll();
        boolean old = known.stamps.values().stream().allMatch(each -> each.time().isBefore(start.minus(STEP)));
        return old ? Optional.of(known) : Optional.empty();
    }

    private void noteAll() {
        Path root = workspace.root();
        note(CargoHome.here().resolve("config.toml"));
        note(workspace.manifest());
        for (Path above = root.getParent(); above != null; above = above.getParent()) {
            note(above.resolve("Cargo.toml"));
        }
        for (CargoPackage each : workspace.packages()) {
            note(each.manifest());
            note(each.folder());
            note(each.folder().resolve("src"));
            TARGETS.forEach(name -> noteFolders(each.folder().resolve(name)));
            for (Path above = each.folder().getParent(); above != null && above.startsWith(root);
                    above = above.getParent()) {
                noteFolders(above);
            }
        }
    }

    private void note(Path place) {
        stamps.computeIfAbsent(place, Stamp::of);
    }

    /** {@code folder} and those in it, each of which a new manifest or target may come to. */
    private void noteFolders(Path folder) {
        if (stamps.containsKey(folder) && !workspace.root().equals(folder)) {
            return;
        }
        note(folder);
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, place -> Files.isDirectory(place)
                && !place.getFileName().toString().startsWith(".") && !place.equals(workspace.targetFolder()))) {
            inside.forEach(this::note);
        } catch (IOException notThere) {
            // That is noted too.
        }
    }

    boolean isFresh(Object question) {
        return asked.equals(question)
                && stamps.entrySet().stream().allMatch(each -> Stamp.of(each.getKey()).equals(each.getValue()));
    }
}

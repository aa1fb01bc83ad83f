package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.FolderModels;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.VersionedFolder;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;

/** A folder with versions for each workspace. */
@Component(service = {WorkspaceModels.class, FolderModels.class})
public final class DiskWorkspaceModels implements WorkspaceModels, FolderModels {
    private static final String WORKSPACE = "workspace";
    private static final String CARD = "card.json";

    private final Path folder;

    @Activate
    public DiskWorkspaceModels(@Reference StandardPaths paths) {
        this(paths.data().resolve("workspace-models"));
    }

    DiskWorkspaceModels(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Installed> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> each = Files.list(folder)) {
            List<Installed> all = new ArrayList<>();
            for (Path own : each.filter(Files::isDirectory).sorted().toList()) {
                installed(own).ifPresent(all::add);
            }
            return all;
        } catch (IOException denied) {
            LoggerFactory.getLogger(DiskWorkspaceModels.class).warn("cannot list {}", folder, denied);
            return List.of();
        }
    }

    private static Optional<Installed> installed(Path own) throws IOException {
        if (!Files.exists(own.resolve(WORKSPACE))) {
            return Optional.empty();
        }
        var folder = new VersionedFolder(own);
        int version = folder.current();
        List<Integer> versions = folder.all();
        long bytes = 0;
        for (int each : versions) {
            try (Stream<Path> files = Files.list(folder.version(each))) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        Path card = folder.version(version).resolve(CARD);
        return Optional.of(new Installed(String.valueOf(own.getFileName()),
                Path.of(Files.readString(own.resolve(WORKSPACE))), version, versions.isEmpty() ? 0 : versions.getLast(),
                Files.exists(card) ? Files.readString(card) : "", bytes));
    }

    /** The end of its path for people, and a hash of all of it. */
    private static String name(Path workspace) {
        var crc = new CRC32();
        crc.update(workspace.toString().getBytes(StandardCharsets.UTF_8));
        String last = workspace.getFileName() == null ? "" : workspace.getFileName().toString();
        return "completion-" + last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + '-'
                + String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    @Override
    public Installed install(Path workspace, Writing writing, String card) throws FailureException {
        Path real = workspace.toAbsolutePath().normalize();
        Path own = folder.resolve(name(real));
        try {
            Files.createDirectories(own);
            WholeFile.write(own.resolve(WORKSPACE), real.toString().getBytes(StandardCharsets.UTF_8));
            new VersionedFolder(own).install(fresh -> {
                writing.write(fresh);
                WholeFile.write(fresh.resolve(CARD), card.getBytes(StandardCharsets.UTF_8));
            });
            return installed(own).orElseThrow();
        } catch (IOException denied) {
            throw new FailureException(new Failure.Other("The model for " + real + " cannot be kept.",
                    own + ": " + denied.getMessage(), "Make room there; nothing was installed."), denied);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Other("The model for " + real + " was not kept.",
                    "It was cancelled.", "Try again."), stopped);
        }
    }

    @Override
    public Installed rollBack(String name) throws FailureException {
        Path own = folder.resolve(name);
        if (!name.matches("[a-z0-9-]+") || !Files.exists(own.resolve(WORKSPACE))) {
            throw new FailureException(new Failure.Other("Cannot roll back " + name + '.', "There is no such model.",
                    "See: rust-ai-ide models list"));
        }
        try {
            if (new VersionedFolder(own).rollBack().isEmpty()) {
                throw new FailureException(new Failure.Other("Cannot roll back " + name + '.',
                        "The model that came with the product answers there already.",
                        "Train again to have another one."));
            }
            return installed(own).orElseThrow();
        } catch (IOException denied) {
            throw new FailureException(new Failure.Other("Cannot roll back " + name + '.',
                    own + ": " + denied.getMessage(), "Look whether that folder can be written."), denied);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Other("Did not roll back " + name + '.', "It was cancelled.",
                    "Try again."), stopped);
        }
    }

    /** Of the nearest workspace that {@code root} is, or lies in. */
    @Override
    public Optional<Path> at(Path root) {
        for (Path at = root.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            var versions = new VersionedFolder(folder.resolve(name(at)));
            if (versions.isUsed()) {
                return versions.at();
            }
        }
        return Optional.empty();
    }
}

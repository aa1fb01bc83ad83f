package dev.rustaiide.foundation.fs.internal;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;
import dev.rustaiide.foundation.fs.FileLocation.InMemory;
import dev.rustaiide.foundation.fs.FileLocation.Local;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.fs.Volume;
import dev.rustaiide.foundation.fs.VolumeProvider;

/** Opens each volume once and keeps it as long as somebody has a path in it. */
@Component
public final class MountedFiles implements VirtualFiles {
    private final Map<FileLocation, WeakReference<VolumeFileSystem>> systems = new HashMap<>();
    private final Map<Object, Supplier<VolumeProvider>> providers = new ConcurrentHashMap<>();
    private @Nullable VolumeFileSystem memory;

    @Activate
    public MountedFiles() {
        // What files of the machine do not need is made when it is first asked for.
    }

    /** As providers come: none is made before it is needed, and no path is lost when one comes late. */
    @Reference(service = VolumeProvider.class, cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void add(ComponentServiceObjects<VolumeProvider> provider) {
        providers.put(provider.getServiceReference(), provider::getService);
    }

    /** Paths of the provider that are open stay so. */
    public void remove(ComponentServiceObjects<VolumeProvider> provider) {
        providers.remove(provider.getServiceReference());
    }

    void use(VolumeProvider provider) {
        providers.put(provider, () -> provider);
    }

    @Override
    public Path path(FileLocation location) {
        if (location instanceof Local(Path file)) {
            return file;
        }
        return system(LocationText.withPath(location, "/")).getPath(LocationText.path(location));
    }

    private VolumeFileSystem system(FileLocation root) {
        synchronized (systems) {
            VolumeFileSystem inMemory = memory();
            if (root instanceof InMemory) {
                return inMemory;
            }
            WeakReference<VolumeFileSystem> known = systems.get(root);
            VolumeFileSystem system = known == null ? null : known.get();
            if (system == null) {
                systems.values().removeIf(one -> one.refersTo(null));
                system = new VolumeFileSystem(inMemory.provider(), root, this::open);
                systems.put(root, new WeakReference<>(system));
            }
            return system;
        }
    }

    private VolumeFileSystem memory() {
        VolumeFileSystem known = memory;
        if (known == null) {
            Volume files = new MemoryVolume(Clock.systemUTC());
            known = new VolumeFileSystem(new VolumeFileSystemProvider(), new InMemory("/"), root -> files);
            memory = known;
        }
        return known;
    }

    private Volume open(FileLocation root) throws FailureException {
        return root instanceof InArchive inArchive ? ArchiveVolume.open(inArchive, path(inArchive.archive()))
                : provider(root.scheme()).open(root);
    }

    private VolumeProvider provider(String scheme) throws FailureException {
        for (Supplier<VolumeProvider> one : providers.values()) {
            VolumeProvider provider = one.get();
            if (provider.scheme().equals(scheme)) {
                return provider;
            }
        }
        throw new FailureException(new Failure.Other("Cannot open a " + scheme + ": location.",
                "The part of the program that reads it is missing.", "Install the IDE again."));
    }

    @Override
    public Path resolve(String text, Path folder) throws FailureException {
        boolean whole = text.contains("!/") || text.startsWith("memory:") || text.startsWith("archive:");
        if (FileLocation.hasScheme(text)) {
            return path(whole ? FileLocation.parse(absolute(text, folder))
                    : provider(text.substring(0, text.indexOf(':'))).complete(text, folder));
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException noPath) {
            throw new FailureException(new Failure.Other("Cannot open “" + text + "”.",
                    "No file can have that name.", "Check the name."), noPath);
        }
    }

    /** {@code archive:x.zip!/a} starts where the user stands, not where the process does. */
    private static String absolute(String text, Path folder) {
        String archive = "archive:";
        String rest = text.startsWith(archive) ? text.substring(archive.length()) : "";
        boolean relative = !rest.isEmpty() && !FileLocation.hasScheme(rest) && !Path.of(rest).isAbsolute();
        return relative ? archive + LocationText.encode(folder.toAbsolutePath().toString()) + "/" + rest : text;
    }

    @Override
    public Optional<Path> path(URI uri) {
        try {
            if (!FileLocation.hasScheme(uri.getScheme() + ":")) {
                return Optional.of(Path.of(uri));
            }
            return Optional.of(path(FileLocation.parse(uri.getScheme() + ":" + uri.getSchemeSpecificPart())));
        } catch (FailureException | IllegalArgumentException | FileSystemNotFoundException none) {
            // The contract: who keeps URIs may have got them from another machine.
            return Optional.empty();
        }
    }

    @Override
    public Optional<Path> inside(Path file) {
        Path name = file.getFileName();
        return name != null && ArchiveVolume.isArchive(name.toString())
                ? Optional.of(path(new InArchive(FileLocation.of(file), "/"))) : Optional.empty();
    }

    @Override
    public List<String> remarks(Path path) throws FailureException {
        return path instanceof VolumePath inVolume ? inVolume.getFileSystem().volume().remarks() : List.of();
    }
}

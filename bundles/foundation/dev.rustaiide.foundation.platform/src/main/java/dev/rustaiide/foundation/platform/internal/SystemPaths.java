package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.platform.StandardPaths;

/** The folders as the system has them. */
@Component
public final class SystemPaths implements StandardPaths {
    private static final String HOME = "RUST_AI_IDE_HOME";
    private static final String NAME = "rust-ai-ide";

    private final Environment environment;
    private final @Nullable Path portable;
    private final Set<Path> created = ConcurrentHashMap.newKeySet();

    @Activate
    public SystemPaths() {
        this(Environment.ofProcess());
    }

    SystemPaths(Environment environment) {
        this.environment = environment;
        String home = environment.variable(HOME);
        this.portable = home.isBlank() ? null : Path.of(home).toAbsolutePath().normalize();
    }

    @Override
    public Path config() {
        return folder("config", "XDG_CONFIG_HOME", ".config", "Application Support", "APPDATA");
    }

    @Override
    public Path data() {
        return folder("data", "XDG_DATA_HOME", ".local/share", "Application Support", "LOCALAPPDATA");
    }

    @Override
    public Path cache() {
        return folder("cache", "XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA");
    }

    @Override
    public Path logs() {
        if (portable == null && environment.isMac()) {
            return create(library("Logs").resolve(NAME));
        }
        return portable == null ? create(state().resolve("logs")) : create(portable.resolve("logs"));
    }

    @Override
    public Path state() {
        return folder("state", "XDG_STATE_HOME", ".local/state", "Application Support", "LOCALAPPDATA");
    }

    /** macOS and Windows have fewer places than there are kinds, so each kind has a folder of its own there. */
    private Path folder(String kind, String variable, String unixDefault, String macLibrary, String windowsVariable) {
        if (portable != null) {
            return create(portable.resolve(kind));
        }
        if (environment.isMac()) {
            return create(library(macLibrary).resolve(NAME).resolve(kind));
        }
        if (environment.isWindows()) {
            Path base = environment.folder(windowsVariable);
            return create((base == null ? environment.home() : base).resolve(NAME).resolve(kind));
        }
        Path base = environment.folder(variable);
        return create((base == null ? environment.home().resolve(unixDefault) : base).resolve(NAME));
    }

    private Path library(String place) {
        return environment.home().resolve("Library").resolve(place);
    }

    private Path create(Path folder) {
        if (created.add(folder) && !Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder, ownerOnly());
            } catch (IOException denied) {
                created.remove(folder);
                LoggerFactory.getLogger(SystemPaths.class).warn("Cannot create " + folder, denied);
            }
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        } : new FileAttribute<?>[0];
    }
}

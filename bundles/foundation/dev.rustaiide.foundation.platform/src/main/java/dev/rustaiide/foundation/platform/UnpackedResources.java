package dev.rustaiide.foundation.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Resources of jars as files, for those who can open nothing else: native libraries and models. A name tells size and
 * date of what it is a copy of, so that it is copied once, and a later start only looks whether it is there. Any thread
 * of any process may use the folder at the same time.
 */
public final class UnpackedResources {
    private final Path folder;

    /** {@code folder} holds nothing that cannot be made again, and is made when it is needed. */
    public UnpackedResources(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** How many bytes {@code resource} has; 0 if its jar does not say. */
    public static long size(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        try (InputStream opened = connection.getInputStream()) {
            return Math.max(0, connection.getContentLengthLong());
        }
    }

    /**
     * The file that {@code resource} is in.
     *
     * @param ending of the file's name, with its dot
     */
    public Path file(URL resource, String name, String ending) throws IOException {
        URLConnection connection = resource.openConnection();
        Path file = folder.resolve(named(name, connection) + ending);
        copy(connection, file);
        return file;
    }

    /** The folder in which each of {@code resources} is a file with the name it has there. */
    public Path folder(String name, Map<String, URL> resources) throws IOException {
        Path together = null;
        for (var each : resources.entrySet()) {
            URLConnection connection = each.getValue().openConnection();
            if (together == null) {
                together = folder.resolve(named(name, connection));
            }
            copy(connection, together.resolve(each.getKey()));
        }
        return together == null ? folder : together;
    }

    private static String named(String name, URLConnection connection) {
        return name + '-' + Long.toHexString(connection.getContentLengthLong()) + '-'
                + Long.toHexString(connection.getLastModified());
    }

    /** By way of a file of its own, since another process may do the same or load what is half written. */
    private static void copy(URLConnection connection, Path file) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) {
                return;
            }
            Path parent = Files.createDirectories(file.resolveSibling("").toAbsolutePath());
            Path part = Files.createTempFile(parent, "part", ".tmp");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}

package dev.rustaiide.system.lsp.server.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Files as clients name them. */
final class FileUri {
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}._-]+");
    private static final int LONGEST_NAME = 200;

    private FileUri() {}

    /** The absolute path of a {@code file:} URI; of any other a name without folders, which no file of the disk has. */
    static Path path(String uri) {
        if (uri.startsWith("file:")) {
            try {
                return Path.of(URI.create(uri.replace(" ", "%20"))).normalize();
            } catch (IllegalArgumentException | FileSystemNotFoundException | SecurityException strange) {
                return name(uri);
            }
        }
        return name(uri);
    }

    private static Path name(String uri) {
        String name = NOT_IN_NAMES.matcher(uri).replaceAll("_");
        int start = Math.max(0, name.length() - LONGEST_NAME);
        try {
            return Path.of(name.isEmpty() ? "_" : name.substring(start));
        } catch (InvalidPathException strange) {
            return Path.of("_");
        }
    }

    static String uri(Path file) {
        return file.isAbsolute() ? file.toUri().toString() : "untitled:" + file;
    }
}

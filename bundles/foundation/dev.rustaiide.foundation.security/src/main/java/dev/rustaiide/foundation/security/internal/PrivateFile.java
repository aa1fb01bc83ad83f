package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

import org.slf4j.LoggerFactory;

/** Files that only their owner reads and writes (0600). */
final class PrivateFile {
    private static final String OWNER_ONLY = "rw-------";

    private PrivateFile() {}

    /** Takes rights away that others have to {@code file}, and says so. */
    static void protect(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        var others = EnumSet.copyOf(view.readAttributes().permissions());
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty()) {
            LoggerFactory.getLogger(PrivateFile.class).warn(
                    "Others could read {}; they no longer can. Secrets that were in it may be known to them.", file);
            view.setPermissions(PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }
}

package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Follows symbolic links by hand, as the target of one need not exist yet. */
final class Links {
    /** As many as Linux follows. */
    private static final int MOST = 40;

    private Links() {}

    /** Where writing to {@code file} would write. */
    static Path target(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int i = 0; Files.isSymbolicLink(at); i++) {
            if (i == MOST) {
                throw new FileSystemLoopException(file.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    static boolean isLoop(Path file) {
        try {
            target(file);
            return false;
        } catch (FileSystemLoopException e) {
            return true;
        } catch (IOException e) {
            // It cannot be followed for another reason.
            return false;
        }
    }
}

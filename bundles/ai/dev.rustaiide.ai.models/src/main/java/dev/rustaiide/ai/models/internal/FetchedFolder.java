package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A folder for what is fetched, which is gone when it is closed. */
final class FetchedFolder implements AutoCloseable {
    private final Path path;

    FetchedFolder(Path parent) throws FailureException {
        try {
            path = Files.createTempDirectory(Files.createDirectories(parent), "get");
        } catch (IOException unwritable) {
            throw failure(parent, unwritable);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws FailureException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException undeletable) {
            throw failure(path, undeletable);
        }
    }

    private static FailureException failure(Path folder, IOException cause) {
        return new FailureException(new Failure.Other("Cannot keep what is fetched.", folder + ": "
                + cause.getMessage() + '.', "Check that there is room, and that you may write there."), cause);
    }
}

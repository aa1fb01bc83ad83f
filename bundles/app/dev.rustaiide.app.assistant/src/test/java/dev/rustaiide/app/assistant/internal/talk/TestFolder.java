package dev.rustaiide.app.assistant.internal.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a test that something may still write to when the test is over. */
public record TestFolder(Path path) implements AutoCloseable {
    public static TestFolder make() {
        try {
            return new TestFolder(Files.createTempDirectory("talk"));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Tries until the last write has come and gone. */
    @Override
    public void close() throws IOException {
        IOException last = null;
        for (int i = 0; i < 100 && Files.exists(path); i++) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : List.copyOf(all.sorted(Comparator.reverseOrder()).toList())) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | UncheckedIOException busy) {
                last = new IOException(busy);
            }
        }
        if (last != null && Files.exists(path)) {
            throw last;
        }
    }
}

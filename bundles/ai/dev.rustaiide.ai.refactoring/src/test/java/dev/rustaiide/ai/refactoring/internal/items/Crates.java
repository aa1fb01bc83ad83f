package dev.rustaiide.ai.refactoring.internal.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.ai.refactoring.internal.rust.Rust;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** A copy of a real crate that can be refactored, checked by Cargo, and put back as it was. */
final class Crates {
    private final Path folder;
    private final Map<Path, String> original = new LinkedHashMap<>();

    Crates(Path source, Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : (Iterable<Path>) all.filter(path -> !path.startsWith(source.resolve("target")))::iterator) {
                Path copy = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    if (copy.toString().endsWith(".rs")) {
                        original.put(copy, Files.readString(copy));
                    }
                }
            }
        }
    }

    List<Path> files() {
        return List.copyOf(original.keySet());
    }

    static Optional<Text> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Text.of(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Workspace workspace(Path file) throws FailureException {
        return Workspace.around(ItemMove.WHAT, file, folder, Rust.SYNTAX, Crates::read);
    }

    void write(Map<Path, Text> texts) throws IOException {
        for (var each : texts.entrySet()) {
            Files.createDirectories(each.getKey().getParent());
            Files.writeString(each.getKey(), each.getValue().toString());
        }
    }

    void restore(Map<Path, Text> texts) throws IOException {
        for (Path file : texts.keySet()) {
            if (original.containsKey(file)) {
                Files.writeString(file, original.get(file));
            } else {
                Files.delete(file);
            }
        }
    }

    /** What Cargo has to say; empty if all is well. */
    String cargo(String... words) throws Exception {
        Path said = Files.createTempFile("cargo", ".txt");
        try {
            Process cargo = new ProcessBuilder(Stream.concat(Stream.of("cargo"), Stream.of(words)).toList())
                    .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            return cargo.waitFor() == 0 ? "" : Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }
}

package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.ai.refactoring.rust.internal.Rust;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** A copy of a real crate that can be refactored, checked by Cargo, and put back as it was. */
final class Crates {
    private final Path folder;
    private final Map<Path, String> original = new LinkedHashMap<>();

    Crates(Path source, Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : (Iterable<Path>) all.filter(path -> isSource(path, source))::iterator) {
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

    /** Sources of a crate as Debian packages them, with a manifest that asks for no others; empty without Debian. */
    static Optional<Path> debian(String name) throws Exception {
        Path cache = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "rust-crates", name));
        if (!Files.exists(cache.resolve("Cargo.toml"))) {
            String fetch = "cd \"$1\" && apt-get -qq -o APT::Sandbox::User=root download librust-$2-dev"
                    + " && dpkg-deb -x librust-$2-dev*.deb x && cp -r x/usr/share/cargo/registry/$2-*/src .";
            Process apt = new ProcessBuilder("sh", "-c", fetch, "sh", cache.toString(), name).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (apt.waitFor() != 0) {
                return Optional.empty();
            }
            Files.writeString(cache.resolve("Cargo.toml"), "[package]\nname = \"" + name + "\"\nversion = \"0.1.0\"\n"
                    + "edition = \"2018\"\n[features]\ndefault = [\"std\"]\nstd = []\n[workspace]\n");
        }
        return Optional.of(cache);
    }

    /** Without what was unpacked on the way. */
    private static boolean isSource(Path file, Path source) {
        Path below = source.relativize(file);
        return !below.startsWith("target") && !below.startsWith("x") && !below.toString().endsWith(".deb");
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

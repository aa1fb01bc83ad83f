package dev.rustaiide.system.lsp.client.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Programs;

/** Finds programs on a search path. */
public record TestPrograms(String searchPath) implements Programs {
    /** The path, and where rustup puts its programs. */
    public static TestPrograms installed() {
        return new TestPrograms(System.getenv("PATH") + File.pathSeparator + System.getProperty("user.home")
                + "/.cargo/bin");
    }

    @Override
    public Optional<Path> find(String name) {
        for (String folder : searchPath.split(File.pathSeparator)) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    @Override
    public Call<String> version(Path program, List<String> arguments) {
        return Call.of("1.2.3");
    }

    @Override
    public void refresh() {
        // It never remembers anything.
    }
}

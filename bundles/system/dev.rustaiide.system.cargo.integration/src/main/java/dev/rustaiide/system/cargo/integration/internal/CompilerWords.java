package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.system.cargo.integration.CargoCompiler;

/** Reads what {@code rustc -vV} prints: its name, and lines of a word and a value. */
record CompilerWords(List<String> lines) {
    static final String VERSION = "-vV";
    /** Printed alone: a compiler that is asked for its version besides says nothing else. */
    static final String HOME = "--print=sysroot";

    /**
     * Empty if no compiler says that.
     *
     * @param home what it prints for {@link #HOME}
     */
    static Optional<CargoCompiler> read(String printed, String home) {
        var words = new CompilerWords(printed.lines().toList());
        Optional<String> host = words.after("host: ");
        if (host.isEmpty() || home.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CargoCompiler(words.lines.getFirst(), host.get(), Path.of(home.strip())));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    private Optional<String> after(String start) {
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}

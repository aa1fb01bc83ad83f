package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.system.cargo.integration.CargoCompiler;

/** Reads what {@code rustc -vV --print=sysroot} prints: its name, lines of a word and a value, and a folder. */
record CompilerWords(List<String> lines) {
    static final List<String> ARGUMENTS = List.of("-vV", "--print=sysroot");

    /** Empty if no compiler says that. */
    static Optional<CargoCompiler> read(String printed) {
        var words = new CompilerWords(printed.lines().toList());
        Optional<String> host = words.after("host: ");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        int llvm = words.after("LLVM version: ").map(version -> version.split("\\D", 2)[0])
                .filter(digits -> digits.matches("\\d{1,4}")).map(Integer::parseInt).orElse(0);
        try {
            return Optional.of(new CargoCompiler(words.lines.getFirst(), host.get(), llvm,
                    Path.of(words.lines.getLast().strip())));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    private Optional<String> after(String start) {
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}

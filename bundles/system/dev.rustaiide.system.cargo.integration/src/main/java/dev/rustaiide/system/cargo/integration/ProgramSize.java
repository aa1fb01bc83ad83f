package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;

/**
 * What a program is made of.
 *
 * @param bytes of the whole file
 * @param code bytes of machine code
 * @param crates what each brought, the largest first; code that several would have made counts for whose name it has
 * @param functions the largest ones
 */
public record ProgramSize(Path program, long bytes, long code, List<Part> crates, List<Part> functions) {
    public ProgramSize {
        crates = List.copyOf(crates);
        functions = List.copyOf(functions);
    }

    /** Some of it. */
    public record Part(String name, long bytes) {}
}

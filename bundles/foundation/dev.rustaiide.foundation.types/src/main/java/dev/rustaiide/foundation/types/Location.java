package dev.rustaiide.foundation.types;

import java.nio.file.Path;

/** A range in a file. */
public record Location(Path file, Range range) {
    /** {@code file:line:column}, counted from one: what a terminal links. */
    @Override
    public String toString() {
        return file + ":" + range.start();
    }
}

package dev.rustaiide.foundation.config;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The place where something is set.
 *
 * @param file null for what is in none
 * @param line in the file, from one; 0 if it is not about a line
 * @param column in UTF-16 units, from one; 0 if it is not about a line
 * @param name the variable or the option where there is no file; empty otherwise
 */
public record Source(@Nullable Path file, int line, int column, String name) {
    /** A place in a file. */
    public static Source in(Path file, int line, int column) {
        return new Source(file, line, column, "");
    }

    /** A variable or an option. */
    public static Source named(String name) {
        return new Source(null, 0, 0, name);
    }

    /** For people: {@code FILE:LINE:COLUMN}, or the name. */
    @Override
    public String toString() {
        return file == null ? name : line == 0 ? file.toString() : file + ":" + line + ":" + column;
    }
}

package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.types.Position;

/**
 * What the command line asked for.
 *
 * @param folder to open, or a file that names several; if empty what was open last
 * @param file to show
 * @param position in {@code file}
 */
public record StartRequest(Optional<Path> folder, Optional<Path> file, Optional<Position> position) {
    public static final StartRequest NOTHING = new StartRequest(Optional.empty(), Optional.empty(), Optional.empty());
}

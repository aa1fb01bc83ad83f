package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.types.Position;

/**
 * One call on a thread's stack; counts until the program goes on.
 *
 * @param name of the function, readable
 * @param file its source, if that lies on this machine
 * @param at the place in it
 * @param kind whose code it is
 * @param address of the instruction, as the adapter writes it; may be empty
 */
public record Frame(long id, String name, Optional<Path> file, Position at, Kind kind, String address) {
    /** Whose code a frame runs. */
    public enum Kind {
        /** The project's. */
        OWN,
        /** A library's or the runtime's. */
        LIBRARY,
        /** Nobody's: a line that structures the stack. */
        LABEL
    }
}

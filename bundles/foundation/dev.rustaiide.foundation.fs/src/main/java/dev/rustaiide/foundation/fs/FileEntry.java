package dev.rustaiide.foundation.fs;

import java.time.Instant;

/**
 * What a {@link Volume} knows of one of its files.
 *
 * @param name without its folder; empty for the root
 * @param size in bytes; 0 for a folder
 * @param key tells its content from any other of the same name, e.g. the name of a Git object; empty if unknown
 * @param link what a link says; empty for anything else
 */
public record FileEntry(String name, Kind kind, long size, Instant modified, String key, String link) {
    /** What it is. */
    public enum Kind {
        FILE, FOLDER,
        /** A symbolic link; it is followed within its volume only. */
        LINK,
        /** Another repository's commit, of which this one has nothing but the name. */
        SUBMODULE
    }

    public static FileEntry folder(String name, Instant modified) {
        return new FileEntry(name, Kind.FOLDER, 0, modified, "", "");
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}

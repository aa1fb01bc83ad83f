package dev.rustaiide.foundation.fs;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Gives every {@link FileLocation} a {@link Path}, so that whatever works on {@code java.nio.file} works inside an
 * archive and at a Git revision too. Such a path is read-only unless it is one of memory, its {@code toString} is the
 * location as text, and {@code toFile} refuses. Nothing is unpacked to the disk. Any thread may use it.
 */
@ProviderType
public interface VirtualFiles {
    /** The path of {@code location}. No input or output: whether something is there shows when it is used. */
    Path path(FileLocation location);

    /**
     * The path that a person names: a location, also one without its root ({@code git:HEAD~3:src/main.rs}), or a plain
     * path, relative to {@code folder}. May read what lies around the folder.
     *
     * @throws FailureException if it cannot be understood
     */
    Path resolve(String text, Path folder) throws FailureException;

    /** The path that {@link Path#toUri} gave as {@code uri}; empty if it is none of ours nor of the machine. */
    Optional<Path> path(URI uri);

    /** The root of what is in the archive {@code file}; empty if its name is none of an archive. Reads nothing. */
    Optional<Path> inside(Path file);

    /** What a user should know of the volume that {@code path} lies in; empty for files of the machine. Blocks. */
    List<String> remarks(Path path) throws FailureException;
}

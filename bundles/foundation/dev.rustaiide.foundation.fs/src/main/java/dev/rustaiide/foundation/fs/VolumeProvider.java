package dev.rustaiide.foundation.fs;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.error.FailureException;

/** Opens the volumes of one scheme. A service that {@link VirtualFiles} collects; any thread may use it. */
@ConsumerType
public interface VolumeProvider {
    /** As in {@link FileLocation#scheme}. */
    String scheme();

    /**
     * Reads what is needed to list and read below {@code root}; blocks.
     *
     * @throws FailureException if there is none, or it is damaged
     */
    Volume open(FileLocation root) throws FailureException;

    /**
     * The whole of a location that was written without its root, relative to {@code folder}, e.g.
     * {@code git:HEAD:src/main.rs} to the repository around the folder.
     *
     * @throws FailureException if this scheme has no such form, or nothing around the folder fits
     */
    FileLocation complete(String text, Path folder) throws FailureException;
}

package dev.rustaiide.ai.ml.pipeline;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/** What a step made: files, known by what is in them. */
@ProviderType
public interface Artifact {
    /** SHA-256 over the names and contents of its files, in hexadecimal. */
    String hash();

    /** The names of its files, sorted. */
    List<String> names();

    /**
     * What the file {@code name} has, checked. Blocks on the disk.
     *
     * @throws FailureException if there is no such file, or it is not what it was
     */
    byte[] file(String name) throws FailureException;
}

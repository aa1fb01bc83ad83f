package dev.rustaiide.ai.model.validation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** The versions of the model that completes code: 0 is the shipped one. A service; any thread may use it. */
@ProviderType
public interface CompletionVersions {
    /** Which one is used by all that start from now on. */
    int current();

    /** Where the files of the current version are; empty for the shipped one. */
    Optional<Path> folder();

    /** What is known of the current version. */
    Json card();

    /**
     * Makes a new version of these files the current one: it is there whole or not at all.
     *
     * @return its number
     */
    int install(Map<String, byte[]> files, Json card) throws FailureException, InterruptedException;

    /**
     * Goes back to the version that answered when this one was installed.
     *
     * @return its number
     * @throws FailureException if the shipped one is the current one
     */
    int rollBack() throws FailureException, InterruptedException;
}

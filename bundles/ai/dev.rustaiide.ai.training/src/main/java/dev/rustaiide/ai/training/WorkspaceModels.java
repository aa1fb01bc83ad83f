package dev.rustaiide.ai.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * The models that answer in one folder only, since they were trained on what lies there. They are kept in the
 * application's data; all processes of a user share them, and one that runs hears of a change within some seconds. A
 * service; any thread may use it, every method touches the disk.
 *
 * <p>Whatever ends a process, a version is there whole or not at all, and the one that answers is one of those.
 */
@ProviderType
public interface WorkspaceModels {
    /** All of them, by name. */
    List<Installed> all();

    /**
     * Makes what {@code writing} writes the next version for {@code workspace}, and the one that answers in it.
     *
     * @param card what is to be known of it, as JSON
     * @throws FailureException if it cannot be kept: then all is as it was
     */
    Installed install(Path workspace, Writing writing, String card) throws FailureException;

    /** Writes a model. */
    @FunctionalInterface
    interface Writing {
        /** Writes its files into {@code folder}, which is there and empty, and reads them again. */
        void write(Path folder) throws IOException;
    }

    /**
     * Lets the version answer that did when the current one was installed, at last the one that came with the product.
     * No version goes.
     *
     * @throws FailureException if there is none of that name, or none before
     */
    Installed rollBack(String name) throws FailureException;

    /**
     * What answers in a folder.
     *
     * @param name one word that people can type
     * @param version that answers; 0 for what came with the product
     * @param latest the last that was installed
     * @param card of {@code version}, as JSON; empty if that is 0
     * @param bytes of all versions
     */
    record Installed(String name, Path workspace, int version, int latest, String card, long bytes) {}
}

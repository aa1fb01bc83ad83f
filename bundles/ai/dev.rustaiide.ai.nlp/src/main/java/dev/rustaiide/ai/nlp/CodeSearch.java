package dev.rustaiide.ai.nlp;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/** Finds places in folders by what they are about. A service; any thread may use it. */
@ProviderType
public interface CodeSearch {
    /** What can be found in {@code root}; one for all who ask, to be closed by each. Touches the disk. */
    SearchedFolder open(Path root);

    /**
     * What can be found in the changes that made {@code root}: by their messages, their authors' names and the names
     * of files. A hit is at the first file of a change, as that left it.
     *
     * @throws FailureException if nothing here reads histories; {@code refresh} fails if the folder has none
     */
    SearchedFolder openHistory(Path root) throws FailureException;
}

package dev.rustaiide.ai.nlp;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/** Finds places in folders by what they are about. A service; any thread may use it. */
@ProviderType
public interface CodeSearch {
    /** What can be found in {@code root}; one for all who ask, to be closed by each. Touches the disk. */
    SearchedFolder open(Path root);
}

package dev.rustaiide.ai.completion;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/** Knows the models that answer in some folders instead of those that came with the product. An OSGi service. */
@ConsumerType
public interface FolderModels {
    /**
     * Where the one for {@code root} lies, as {@link CompletionLearning#write} wrote it; empty if it is that of the
     * product. Asked again every few seconds; touches the disk.
     */
    Optional<Path> at(Path root);
}

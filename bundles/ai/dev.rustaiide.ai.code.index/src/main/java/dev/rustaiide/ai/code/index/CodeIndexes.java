package dev.rustaiide.ai.code.index;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Priority;

/** The indexes of this process, one for a folder however many use it. A service; any thread may use it. */
@ProviderType
public interface CodeIndexes {
    /**
     * The index of {@code root}, to be closed by the caller; the first who asks has it made, on other threads.
     *
     * @param priority who waits for it; {@link Priority#INTERACTIVE} uses all processors. It holds for the first.
     */
    CodeIndex open(Path root, Priority priority);
}

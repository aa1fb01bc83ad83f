package dev.rustaiide.ai.code.index;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Position;

/** The indexes of this process, one for a folder however many use it. A service; any thread may use it. */
@ProviderType
public interface CodeIndexes {
    /**
     * The index of {@code root}, to be closed by the caller; the first who asks has it made, on other threads.
     *
     * @param priority who waits for it; {@link Priority#INTERACTIVE} uses all processors. It holds for the first.
     */
    CodeIndex open(Path root, Priority priority);

    /** What the innermost open index knows that {@code file} lies in; empty if there is none. Never waits. */
    Optional<CodeSnapshot> around(Path file);

    /**
     * What the syntax tells that could be written at a place of a text, which need not be in an index; what is nearest
     * comes first.
     */
    Call<Completions> completions(SourceText text, Position position);
}

package dev.rustaiide.foundation.logging;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Collects what helps to understand a fault in one archive that the user can read, and only then send. A service; any
 * thread may use it.
 *
 * <p>The archive holds plain text only. Every text in it was redacted: secrets, the name of the user and of the machine
 * are taken out, the path of the user's home is written as {@code ~}.
 */
@ProviderType
public interface Diagnostics {
    /**
     * Writes {@code archive}, a zip file, whole or not at all. A source that fails leaves its words in its place. The
     * call fails with a {@code FailureException} if there is such a file already or it cannot be written.
     */
    Call<Archive> collect(Path archive);

    /** A name for an archive of now, in the application's own folder. */
    Path proposal();

    /**
     * What was written.
     *
     * @param parts with their redacted texts, the README first
     */
    record Archive(Path file, List<DiagnosticsPart> parts) {
        public Archive {
            parts = List.copyOf(parts);
        }
    }
}

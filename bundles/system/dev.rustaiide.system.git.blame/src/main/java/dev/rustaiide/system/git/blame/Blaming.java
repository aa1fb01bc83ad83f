package dev.rustaiide.system.git.blame;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.text.Text;

/**
 * Finds who wrote lines, with the same answers as {@code git blame}. A service; any thread may use it, and none waits.
 * It can be cancelled at any commit.
 */
@ProviderType
public interface Blaming {
    /**
     * Blames {@code file}: of the disk or of a revision.
     *
     * @param edited its text where that is not the one that is on the disk; not for a file of a revision
     * @return fails with a {@link dev.rustaiide.foundation.error.FailureException} if it lies in no repository, the
     *     last commit has it not, or it is no text
     */
    Call<Blame> blame(Path file, Optional<Text> edited);

    /** Blames a file as it is at a revision; fails as above. */
    Call<Blame> blame(AtRevision place);
}

package dev.rustaiide.system.git.messages;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.MarkedConflict;

/** Proposes how one conflict can be resolved, and says why; nothing is made of it. A service; any thread may use it. */
@ProviderType
public interface ConflictProposals {
    /**
     * What is asked.
     *
     * @param root the top of the working tree
     * @param source the file as it is now, with the markers of {@code conflict}
     */
    record Asked(Path root, Buffers buffers, SourceText source, ConflictedFile file, MarkedConflict conflict) {}

    /**
     * Asks whoever the orchestrator has for code; where there is nobody, brings both sides together word by word, if
     * they changed other words. Fails with a {@link dev.rustaiide.foundation.error.FailureException} if neither can be
     * done, or if no answer could be used: it must be code for exactly these lines, without markers, with no more
     * syntax errors than the better of both sides has. Cancelling stops the model.
     */
    Call<ConflictProposal> propose(Asked asked);
}

package dev.rustaiide.system.lsp.client;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.WorkspaceEdit;

/** Decides about edits that a server wants made, and makes them. A service of the layer that has the editors. */
@ConsumerType
public interface EditApplier {
    /**
     * Makes {@code edit} as one transaction, after a look by the user if it is more than what they asked for; false if
     * it is refused.
     *
     * @param label what it is for; may be empty
     */
    Call<Boolean> apply(String server, String label, WorkspaceEdit edit);
}

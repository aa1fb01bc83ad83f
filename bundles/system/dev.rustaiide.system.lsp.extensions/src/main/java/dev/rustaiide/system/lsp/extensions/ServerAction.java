package dev.rustaiide.system.lsp.extensions;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;

/** Something that rust-analyzer does when it is told to. */
public enum ServerAction {
    /** Checks the crate of the text with Cargo. */
    RUN_CHECK,
    /** Stops the check that runs. */
    CANCEL_CHECK,
    /** Takes back what the last check found. */
    CLEAR_CHECK,
    /** Reads the workspace anew. */
    RELOAD_WORKSPACE,
    /** Builds procedural macros and build scripts anew, and runs them, in a folder that is trusted. */
    REBUILD_MACROS;

    /** Has the server of a text do it; true once it was told. */
    public record Do(SourceText source, ServerAction action) implements TextQuestion<Boolean> {
        @Override
        public Boolean nothing() {
            return false;
        }
    }
}

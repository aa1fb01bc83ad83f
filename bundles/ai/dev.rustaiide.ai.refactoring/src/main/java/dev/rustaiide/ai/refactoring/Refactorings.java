package dev.rustaiide.ai.refactoring;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * What can be refactored. A service; any thread may use it, and no method blocks. Nothing is changed: the edit goes
 * through {@link WorkspaceEdits}. Each call fails with a {@code FailureException} that says why it cannot be done.
 *
 * <p>All but renaming work on Rust by its syntax and scopes alone, so that they need no language server. They are done
 * only if every name still means what it meant; a value that is bound to a name lives until the end of its block.
 */
@ProviderType
public interface Refactorings {
    /** The name at a place, if whoever knows the language can rename it. */
    Call<Answer<Rename>> renameAt(SourceText source, Position position);

    /** Why {@code name} could be none in {@code language}, as a whole sentence; empty if nothing speaks against it. */
    Optional<String> objection(LanguageId language, String name);

    /** What changes with the name, as whoever knows the language says. */
    Call<Answer<WorkspaceEdit>> rename(SourceText source, Position position, String name);

    /**
     * Sorts and merges the imports of each group; drops those that are there twice or cannot be used. Empty if all is
     * well.
     */
    Call<WorkspaceEdit> organizeImports(SourceText source);

    /** Gives the expression in {@code range} a name of its own. */
    Call<WorkspaceEdit> extractVariable(SourceText source, Range range, String name);

    /** Makes a function of the statements in {@code range}. */
    Call<WorkspaceEdit> extractFunction(SourceText source, Range range, String name);

    /** Puts the value of the variable at a place where it is used, and drops the variable. */
    Call<WorkspaceEdit> inlineVariable(SourceText source, Position position);
}

package dev.rustaiide.ai.refactoring;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;

/**
 * What can be refactored: renaming by whoever knows the language, and all that bundles have registered. A service; any
 * thread may use it, and no method blocks. Nothing is changed: the edit goes through {@link WorkspaceEdits}. Each call
 * fails with a {@code FailureException} that says why it cannot be done.
 */
@ProviderType
public interface Refactorings {
    /** All but renaming, by their ids. */
    List<Refactoring> all();

    /** The one with that id. */
    default Optional<Refactoring> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The name at a place, if whoever knows the language can rename it. */
    Call<Answer<Rename>> renameAt(SourceText source, Position position);

    /** Why {@code name} could be none in {@code language}, as a whole sentence; empty if nothing speaks against it. */
    Optional<String> objection(LanguageId language, String name);

    /** What changes with the name, as whoever knows the language says. */
    Call<Answer<WorkspaceEdit>> rename(SourceText source, Position position, String name);
}

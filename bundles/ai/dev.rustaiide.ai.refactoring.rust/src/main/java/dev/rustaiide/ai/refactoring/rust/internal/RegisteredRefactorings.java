package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;

/** Asks for renaming whoever knows the language, and knows what else is registered. */
@Component
public final class RegisteredRefactorings implements Refactorings {
    private final LanguageFeatures features;
    private final List<Refactoring> all;

    @Activate
    public RegisteredRefactorings(@Reference LanguageFeatures features,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Refactoring> all) {
        this.features = features;
        this.all = all.stream().sorted(Comparator.comparing(Refactoring::id)).toList();
    }

    @Override
    public List<Refactoring> all() {
        return all;
    }

    @Override
    public Call<Answer<Rename>> renameAt(SourceText source, Position position) {
        return Call.start("find name", scope -> {
            Answer<Optional<Rename>> answer = scope.await(features.ask(new Rename.At(source, position)));
            Rename rename = answer.value().orElseThrow(() -> RustNames.refused(LocalRename.WHAT,
                    "There is no name here that anybody knows how to rename.",
                    "Put the caret on a name, or wait until the language server is ready."));
            return new Answer<>(rename, answer.sources(), answer.isSyntactic());
        });
    }

    @Override
    public Call<Answer<WorkspaceEdit>> rename(SourceText source, Position position, String name) {
        return Call.start("rename", scope -> {
            Optional<String> objection = objection(source.language(), name);
            if (objection.isPresent()) {
                throw RustNames.refused(LocalRename.WHAT, objection.get(), "Choose another name.");
            }
            Answer<WorkspaceEdit> answer = scope.await(features.ask(new Rename.To(source, position, name)));
            if (answer.sources().isEmpty()) {
                throw RustNames.refused(LocalRename.WHAT, "Nobody knows what would change with this name.",
                        "Wait until the language server is ready.");
            }
            return answer;
        });
    }

    /** Lifetimes and labels are renamed with their apostrophe. */
    @Override
    public Optional<String> objection(LanguageId language, String name) {
        if (language.equals(LanguageId.RUST)) {
            return RustNames.problem(name.startsWith("'") ? name.substring(1) : name);
        }
        return name.isBlank() ? Optional.of("The name is empty.") : Optional.empty();
    }
}

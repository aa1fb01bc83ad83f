package dev.rustaiide.ai.refactoring.internal.rust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/** Asks for renaming whoever knows the language, and does the rest by the syntax of Rust. */
@Component
public final class RustRefactorings implements Refactorings {
    private final LanguageFeatures features;
    private final Syntax syntax;

    @Activate
    public RustRefactorings(@Reference LanguageFeatures features, @Reference Syntax syntax) {
        this.features = features;
        this.syntax = syntax;
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

    @Override
    public Call<WorkspaceEdit> organizeImports(SourceText source) {
        return Call.start("organise imports", scope ->
                edit(source, new ImportOrder(read("Cannot organise imports.", source)).changes()));
    }

    @Override
    public Call<WorkspaceEdit> extractVariable(SourceText source, Range range, String name) {
        return Call.start("extract variable", scope -> edit(source, new VariableExtraction(
                read("Cannot extract a variable.", source), span(source.text(), range)).as(name)));
    }

    @Override
    public Call<WorkspaceEdit> extractFunction(SourceText source, Range range, String name) {
        return Call.start("extract function", scope -> edit(source, new FunctionExtraction(
                read("Cannot extract a function.", source), span(source.text(), range)).as(name)));
    }

    @Override
    public Call<WorkspaceEdit> inlineVariable(SourceText source, Position position) {
        return Call.start("inline variable", scope -> edit(source, new VariableInlining(
                read("Cannot inline this variable.", source), source.text().offsetOf(position)).changes()));
    }

    private RustText read(String what, SourceText source) throws FailureException {
        return RustText.of(what, syntax, syntax.languageOf(source.file(), ""), source.text());
    }

    static Span span(Text text, Range range) {
        return new Span(text.offsetOf(range.start()), text.offsetOf(range.end()));
    }

    static WorkspaceEdit edit(SourceText source, List<TextChange> changes) {
        if (changes.isEmpty()) {
            return WorkspaceEdit.NONE;
        }
        List<TextEdit> edits = new ArrayList<>();
        Text text = source.text();
        for (TextChange change : changes) {
            edits.add(new TextEdit(new Range(text.positionOf(change.start()), text.positionOf(change.end())),
                    change.replacement().toString()));
        }
        return new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(source.file(), edits),
                Optional.empty())));
    }
}

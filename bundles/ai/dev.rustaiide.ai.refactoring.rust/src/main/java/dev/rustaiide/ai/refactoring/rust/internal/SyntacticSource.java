package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** Renames what functions of Rust bind, and offers the other refactorings where they can be done. */
@Component
public final class SyntacticSource implements LanguageSource {
    private final Syntax syntax;

    @Activate
    public SyntacticSource(@Reference Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "scopes";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return text.language().equals(LanguageId.RUST);
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question has its kind of answer
    public <A> Call<A> ask(Question<A> question) {
        return switch (question) {
            case Rename.At at -> (Call<A>) Call.start("find name", scope -> at(at));
            case Rename.To to -> (Call<A>) Call.start("rename", scope -> to(to));
            case CodeAction.In in -> (Call<A>) Call.start("refactorings", scope -> actions(in));
            default -> Call.of(question.nothing());
        };
    }

    private RustText read(SourceText source) throws FailureException {
        return RustText.of(LocalRename.WHAT, syntax, syntax.languageOf(source.file(), ""), source.text());
    }

    private Optional<Rename> at(Rename.At question) throws FailureException {
        Text text = question.source().text();
        return new LocalRename(read(question.source())).at(text.offsetOf(question.position()))
                .map(here -> new Rename(new Range(text.positionOf(here.start()), text.positionOf(here.end())),
                        here.name()));
    }

    private WorkspaceEdit to(Rename.To question) throws FailureException {
        var rename = new LocalRename(read(question.source()));
        Optional<Occurrence> here = rename.at(question.source().text().offsetOf(question.position()));
        return here.isEmpty() ? WorkspaceEdit.NONE
                : RustEdits.edit(question.source(), rename.to(here.get(), question.name()));
    }

    private List<CodeAction> actions(CodeAction.In question) throws FailureException, InterruptedException {
        RustText rust = read(question.source());
        Span span = RustEdits.span(question.source().text(), question.range());
        List<CodeAction> actions = new ArrayList<>();
        if (!span.isEmpty()) {
            offer(question, actions, "Extract into a variable", "refactor.extract.variable",
                    () -> new VariableExtraction(rust, span).as(free(rust, "value")));
            offer(question, actions, "Extract into a function", "refactor.extract.function",
                    () -> new FunctionExtraction(rust, span).as(free(rust, "extracted")));
        } else {
            offer(question, actions, "Inline this variable", "refactor.inline",
                    () -> new VariableInlining(rust, span.start()).changes());
        }
        boolean isImport = rust.root().at(span.start(), span.end()).enclosing("use_declaration").isPresent();
        if (isImport || question.kinds().stream().anyMatch("source.organizeImports"::startsWith)) {
            offer(question, actions, "Organise imports", "source.organizeImports",
                    () -> new ImportOrder(rust).changes());
        }
        return actions;
    }

    /** What would be changed. */
    @FunctionalInterface
    private interface Changes {
        List<TextChange> find() throws FailureException, InterruptedException;
    }

    private static void offer(CodeAction.In question, List<CodeAction> actions, String title, String kind,
            Changes changes) throws InterruptedException {
        boolean wanted = question.kinds().isEmpty() || question.kinds().stream()
                .anyMatch(asked -> kind.equals(asked) || kind.startsWith(asked + "."));
        if (!wanted) {
            return;
        }
        try {
            List<TextChange> found = changes.find();
            if (!found.isEmpty()) {
                WorkspaceEdit edit = RustEdits.edit(question.source(), found);
                actions.add(new CodeAction(title, kind, false, Optional.empty(),
                        Optional.of(new Effect.Change(title, edit)), Optional.empty()));
            }
        } catch (FailureException cannot) {
            // Nothing to offer here; whoever asks by name hears why.
            return;
        }
    }

    /** A name that the file has nowhere. */
    private static String free(RustText rust, String wish) {
        String text = rust.text().toString();
        String name = wish;
        for (int i = 2; text.matches("(?s).*\\b" + name + "\\b.*"); i++) {
            name = wish + i;
        }
        return name;
    }
}

package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.lsp4j.CodeActionDisabled;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;

/** What can be done at a place: actions for a range, and words above lines. */
final class ActionMethods {
    private static final int MOST_RESOLVED_AT_ONCE = 30;

    private final Problems problems;
    private final RewriteActions rewriting;

    ActionMethods(Problems problems, RewriteActions rewriting) {
        this.problems = problems;
        this.rewriting = rewriting;
    }

    /** An action and the text that it was offered for. */
    private record Offered(CodeAction action, SourceText text) {}

    void addTo(Methods methods) {
        methods.about("textDocument/codeAction", CodeActionParams.class, CodeActionParams::getTextDocument,
                this::actions)
                .add("codeAction/resolve", org.eclipse.lsp4j.CodeAction.class, this::resolve)
                .about("textDocument/codeLens", CodeLensParams.class, CodeLensParams::getTextDocument,
                        ActionMethods::lenses)
                .add("codeLens/resolve", org.eclipse.lsp4j.CodeLens.class, ActionMethods::resolveLens);
    }

    private List<Either<Command, org.eclipse.lsp4j.CodeAction>> actions(Asked asked, CodeActionParams params)
            throws Exception {
        List<String> kinds = Optional.ofNullable(params.getContext().getOnly()).orElse(List.of());
        List<Diagnostic> wrong = problems.told(asked, params.getContext().getDiagnostics());
        List<CodeAction> found = new ArrayList<>(
                asked.ask(new CodeAction.In(asked.source(), asked.range(params.getRange()), wrong, kinds)));
        addFixes(found, wrong, kinds);
        found.addAll(rewriting.offers(asked, asked.range(params.getRange()), problems.reported(asked, wrong,
                params.getContext().getDiagnostics()), kinds));
        Handles.Batch batch = asked.client().handles().batch();
        List<Either<Command, org.eclipse.lsp4j.CodeAction>> written = new ArrayList<>();
        int resolved = 0;
        for (CodeAction action : found) {
            boolean isOpen = action.effect().isEmpty() && action.origin().isPresent();
            CodeAction known = action;
            if (isOpen && asked.client().can().actionLiterals() && !asked.client().can().actionsResolved()
                    && resolved++ < MOST_RESOLVED_AT_ONCE) {
                known = asked.ask(new CodeAction.Details(action));
            }
            written(asked, batch, known).ifPresent(written::add);
        }
        return written;
    }

    /** The tools that found something wrong know how to mend it. */
    private static void addFixes(List<CodeAction> found, List<Diagnostic> wrong, List<String> kinds) {
        boolean areWanted = kinds.isEmpty() || kinds.stream().anyMatch(
                kind -> kind.isEmpty() || CodeActionKind.QuickFix.startsWith(kind));
        Set<String> titles = new LinkedHashSet<>(found.stream().map(CodeAction::title).toList());
        for (Diagnostic diagnostic : areWanted ? wrong : List.<Diagnostic>of()) {
            for (QuickFix fix : diagnostic.fixes()) {
                if (titles.add(fix.title())) {
                    var edit = new WorkspaceEdit(fix.edits().stream().<WorkspaceEdit.Change>map(
                            edits -> new WorkspaceEdit.Edits(edits, Optional.empty())).toList());
                    found.add(new CodeAction(fix.title(), CodeActionKind.QuickFix, fix.safe(), Optional.empty(),
                            Optional.of(new Effect.Change(fix.title(), edit)), Optional.empty()));
                }
            }
        }
    }

    /** Nothing if the client cannot do it. */
    private static Optional<Either<Command, org.eclipse.lsp4j.CodeAction>> written(Asked asked, Handles.Batch batch,
            CodeAction action) throws Exception {
        Abilities can = asked.client().can();
        if (action.disabled().isPresent() && !can.disabledActions()) {
            return Optional.empty();
        }
        if (!can.actionLiterals()) {
            return Optional.of(Either.forLeft(new Command(action.title(), Effects.COMMAND,
                    List.of(batch.add(action.effect().<Object>map(effect -> effect).orElse(action))))));
        }
        var written = new org.eclipse.lsp4j.CodeAction(action.title());
        written.setKind(action.kind().isEmpty() ? null : action.kind());
        written.setIsPreferred(action.isPreferred() ? true : null);
        action.disabled().ifPresent(why -> written.setDisabled(new CodeActionDisabled(why)));
        if (action.effect().isEmpty() && can.actionsResolved()) {
            written.setData(batch.add(new Offered(action, asked.source())));
        }
        try {
            addEffect(asked, batch, written, action);
        } catch (FailureException beyondTheClient) {
            return Optional.empty();
        }
        return Optional.of(Either.forRight(written));
    }

    private static void addEffect(Asked asked, Handles.Batch batch, org.eclipse.lsp4j.CodeAction written,
            CodeAction action) throws RequestException, FailureException {
        Effect effect = action.effect().orElse(null);
        if (effect instanceof Effect.Change change) {
            written.setEdit(new Edits(asked).written(change.edit()));
        } else if (effect != null) {
            written.setCommand(Effects.command(batch, effect));
        }
    }

    private org.eclipse.lsp4j.CodeAction resolve(Asked asked, org.eclipse.lsp4j.CodeAction action)
            throws Exception {
        if (action.getData() == null) {
            return action;
        }
        Offered offered = asked.client().handles().find(action.getData(), Offered.class)
                .orElseThrow(RequestException::outdated);
        Optional<Document> now = asked.client().documents().of(offered.text.file());
        if (now.isPresent() && now.get().source() != offered.text) {
            throw RequestException.outdated();
        }
        Optional<RewriteActions.Offer> rewrite = RewriteActions.offer(offered.action);
        if (rewrite.isPresent()) {
            rewriting.write(asked, rewrite.get(), action);
        } else {
            addEffect(asked, asked.client().handles().batch(), action,
                    asked.ask(new CodeAction.Details(offered.action)));
        }
        return action;
    }

    private static List<org.eclipse.lsp4j.CodeLens> lenses(Asked asked, CodeLensParams params) throws Exception {
        Handles.Batch batch = asked.client().handles().batch();
        List<org.eclipse.lsp4j.CodeLens> written = new ArrayList<>();
        for (CodeLens lens : asked.ask(new CodeLens.In(asked.source()))) {
            var each = new org.eclipse.lsp4j.CodeLens(asked.range(lens.range()));
            if (lens.effect().isPresent()) {
                each.setCommand(Effects.command(batch, lens.effect().get()));
            } else {
                each.setData(batch.add(lens));
            }
            written.add(each);
        }
        return written;
    }

    private static org.eclipse.lsp4j.CodeLens resolveLens(Asked asked, org.eclipse.lsp4j.CodeLens lens)
            throws Exception {
        if (lens.getCommand() != null) {
            return lens;
        }
        CodeLens known = asked.client().handles().find(lens.getData(), CodeLens.class)
                .orElseThrow(RequestException::outdated);
        CodeLens full = asked.ask(new CodeLens.Details(known));
        full.effect().ifPresentOrElse(
                effect -> lens.setCommand(Effects.command(asked.client().handles().batch(), effect)),
                () -> lens.setCommand(new Command("", "")));
        return lens;
    }
}

package dev.rustaiide.system.lsp.server.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.extensions.protocol.Rewriting;

/**
 * Lines that models write anew, for any client: offered as actions while a model that answers can be asked, written
 * when one is chosen, recorded once the client has made the edit. Any thread may use it.
 */
final class RewriteActions implements LanguageSource {
    private static final String QUICK_FIX = "quickfix";
    private static final String REWRITE = "refactor.rewrite";
    private final Rewriter rewriter;

    RewriteActions(Rewriter rewriter) {
        this.rewriter = rewriter;
    }

    /** What a client may come back for. */
    record Offer(RewriteAction action, Range range, List<Diagnostic> problems, SourceText source) {}

    static Optional<Offer> offer(CodeAction action) {
        return action.origin().map(Origin::handle).filter(Offer.class::isInstance).map(Offer.class::cast);
    }

    /** None for clients that want to know at once what an action does: a model takes its time. */
    List<CodeAction> offers(Asked asked, Range range, List<Diagnostic> wrong, List<String> kinds)
            throws FailureException {
        boolean fixes = !wrong.isEmpty() && isWanted(kinds, QUICK_FIX);
        boolean rewrites = isWanted(kinds, REWRITE);
        if (!fixes && !rewrites || !asked.client().can().actionsResolved() || rewriter.obstacle().isPresent()) {
            return List.of();
        }
        List<CodeAction> offers = new ArrayList<>();
        if (fixes) {
            offers.add(offer("Fix with the assistant", QUICK_FIX, new Offer(RewriteAction.FIX, range, wrong,
                    asked.source())));
        }
        if (rewrites) {
            offers.add(offer("Document with the assistant", REWRITE, new Offer(RewriteAction.DOCUMENT, range, wrong,
                    asked.source())));
            offers.add(offer("Simplify with the assistant", REWRITE, new Offer(RewriteAction.SIMPLIFY, range, wrong,
                    asked.source())));
            if (asked.source().language().equals(LanguageId.RUST)) {
                offers.add(offer("Write tests with the assistant", REWRITE, new Offer(RewriteAction.TEST, range, wrong,
                        asked.source())));
            }
        }
        return offers;
    }

    private static boolean isWanted(List<String> kinds, String kind) {
        return kinds.isEmpty() || kinds.stream().anyMatch(each -> each.isEmpty() || each.equals(kind)
                || kind.startsWith(each + '.'));
    }

    private CodeAction offer(String title, String kind, Offer offer) {
        return new CodeAction(title, kind, false, Optional.empty(), Optional.empty(),
                Optional.of(new Origin(this, offer)));
    }

    /** Has it written, and puts what comes of it into {@code action}. */
    void write(Asked asked, Offer offer, org.eclipse.lsp4j.CodeAction action) throws Exception {
        Rewrite rewrite = asked.await(rewriter.rewrite(request(asked, offer.source(), offer.range(), offer.action(), "")
                .with(offer.problems()), event -> { }));
        Path file = offer.source().file();
        var edit = new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(file, edits(rewrite)),
                asked.client().documents().of(file).map(open -> offer.source().version()))));
        action.setEdit(new Edits(asked).toConfirm(edit, rewrite.request().title(), "Written by "
                + rewrite.author().title() + (rewrite.author().isLocal() ? ", on this machine" : "")));
        // Clients execute it after they have made the edit, and not at all if people refuse.
        action.setCommand(Effects.command(asked.client().handles().batch(), new Effect.Told("Record who wrote this",
                new Origin(this, rewrite))));
    }

    private static List<TextEdit> edits(Rewrite rewrite) {
        return rewrite.changes().stream().map(change -> new TextEdit(new Range(
                rewrite.before().positionOf(change.start()), rewrite.before().positionOf(change.end())),
                change.replacement().toString())).toList();
    }

    /** The request of ours, for what no action can ask: what people want in their own words. */
    Rewriting written(Asked asked, Rewriting.Params params) throws Exception {
        RewriteAction action = RewriteAction.valueOf(params.action().orElse(Rewriting.Action.CHANGE).name());
        Range sent = params.range();
        Range range = asked.range(new org.eclipse.lsp4j.Range(
                new org.eclipse.lsp4j.Position(sent.start().line(), sent.start().character()),
                new org.eclipse.lsp4j.Position(sent.end().line(), sent.end().character())));
        Rewrite rewrite = asked.await(rewriter.rewrite(request(asked, asked.source(), range, action,
                params.instruction().orElse("")), event -> { }));
        asked.demandUnchanged();
        List<Rewriting.Edit> edits = new ArrayList<>();
        for (TextEdit edit : edits(rewrite)) {
            edits.add(new Rewriting.Edit(ExtensionMethods.ours(asked.range(edit.range())), edit.newText()));
        }
        return new Rewriting(edits, rewrite.author().id(), rewrite.author().isLocal(), rewrite.remark());
    }

    /** With real paths, by which files are judged. */
    private static RewriteRequest request(Asked asked, SourceText source, Range range, RewriteAction action,
            String instruction) throws FailureException {
        Path file = source.file();
        Path folder = asked.client().folders().stream().filter(file::startsWith)
                .max((a, b) -> Integer.compare(a.getNameCount(), b.getNameCount())).orElse(file.getParent());
        try {
            Path real = folder.toRealPath();
            var there = new SourceText(real.resolve(folder.relativize(file)), source.language(), source.version(),
                    source.text());
            return new RewriteRequest(new Workplace(real, Buffers.NONE, false), there, range, action, instruction);
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(folder), gone);
        }
    }

    @Override
    public String name() {
        return "Assistant";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return false;
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    /** The client says that the edit was made. */
    @Override
    @SuppressWarnings("unchecked") // the answer to what is told is a truth value
    public <A> Call<A> ask(Question<A> question) {
        return question instanceof Effect.Tell tell && tell.told().origin().handle() instanceof Rewrite rewrite
                ? (Call<A>) rewrite.accept(System.getProperty("user.name", "") + " (language server)")
                : Call.of(question.nothing());
    }
}

package dev.rustaiide.app.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.LanguageId;

/** Offers the assistant's help beside what tools propose: where something is wrong, and to have code written anew. */
final class EditorOffers implements LanguageSource {
    private static final String QUICK_FIX = "quickfix";
    private static final String REWRITE = "refactor.rewrite";
    private final BooleanSupplier hasModel;
    private final Taker taker;
    private final Executor ui;

    /** Hears of each offer that is taken. */
    interface Taker {
        /** {@code problems} are to be mended, or explained where no model is. */
        void fix(List<Diagnostic> problems, Attachment.Selection where);

        /** The lines of the editor are to be written anew. */
        void rewrite(RewriteAction action);
    }

    /** What is handed over when an offer is taken. */
    private sealed interface Offer {
        record Fix(List<Diagnostic> problems, Attachment.Selection where) implements Offer {}

        record Rewrite(RewriteAction action) implements Offer {}
    }

    /**
     * @param hasModel whether a model that answers can be asked now; answers at once
     * @param taker is told in {@code ui}
     */
    EditorOffers(BooleanSupplier hasModel, Taker taker, Executor ui) {
        this.hasModel = hasModel;
        this.taker = taker;
        this.ui = ui;
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
        return true;
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> Call<A> ask(Question<A> question) {
        if (question instanceof CodeAction.In in) {
            return (Call<A>) Call.of(offers(in));
        }
        if (question instanceof Effect.Tell tell && tell.told().origin().handle() instanceof Offer offer) {
            ui.execute(() -> take(offer));
            return (Call<A>) Call.of(true);
        }
        return Call.of(question.nothing());
    }

    private void take(Offer offer) {
        switch (offer) {
            case Offer.Fix(var problems, var where) -> taker.fix(problems, where);
            case Offer.Rewrite(var action) -> taker.rewrite(action);
        }
    }

    private static boolean wants(CodeAction.In in, String kind) {
        return in.kinds().isEmpty() || in.kinds().stream().anyMatch(each -> kind.equals(each)
                || kind.startsWith(each + '.'));
    }

    private List<CodeAction> offers(CodeAction.In in) {
        List<CodeAction> offers = new ArrayList<>();
        boolean fixes = !in.problems().isEmpty() && wants(in, QUICK_FIX);
        boolean rewrites = wants(in, REWRITE);
        boolean can = (fixes || rewrites) && hasModel.getAsBoolean();
        if (fixes) {
            offers.add(offer(can ? "Fix with the assistant" : "Ask the assistant about this", QUICK_FIX,
                    new Offer.Fix(in.problems(), new Attachment.Selection(in.source(), in.range()))));
        }
        if (rewrites && can) {
            offers.add(rewrite("Rewrite with the assistant…", RewriteAction.CHANGE));
            offers.add(rewrite("Document with the assistant", RewriteAction.DOCUMENT));
            offers.add(rewrite("Simplify with the assistant", RewriteAction.SIMPLIFY));
            if (in.source().language().equals(LanguageId.RUST)) {
                offers.add(rewrite("Write tests with the assistant", RewriteAction.TEST));
            }
        }
        return offers;
    }

    private CodeAction rewrite(String title, RewriteAction action) {
        return offer(title, REWRITE, new Offer.Rewrite(action));
    }

    private CodeAction offer(String title, String kind, Offer offer) {
        Effect told = new Effect.Told(title, new Origin(this, offer));
        return new CodeAction(title, kind, false, Optional.empty(), Optional.of(told), Optional.empty());
    }
}

package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * Writes a candidate with all that goes with it as one step. Where its source has not said all about it, that is asked
 * for first, for a moment; who types on meanwhile does not wait, and gets the import a little later.
 */
final class CompletionWriter implements EditedText.Listener {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** Who has a call written for them wants to know what belongs in it. */
    private static final Effect SIGNATURES = new Effect.AskAgain("Show parameters", true);

    private final EditorView view;
    private final EditedText model;
    private final Inquiries inquiries;
    private final SnippetSession snippets;
    private final Inquiry details;
    private final Debounce patience;
    private @Nullable Candidate pending;
    private @Nullable DriftLog drift;
    private boolean writing;

    CompletionWriter(EditorView view, Inquiries inquiries, SnippetSession snippets) {
        this.view = view;
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.snippets = snippets;
        this.details = inquiries.inquiry();
        this.patience = new Debounce(PATIENCE, inquiries.ui(), this::settle);
        model.addListener(this);
    }

    boolean isWriting() {
        return writing;
    }

    /** Whether writing {@code candidate} would change nothing. */
    boolean isThere(Candidate candidate) {
        Span replaced = candidate.replaced();
        Proposal proposal = candidate.proposal();
        return !proposal.isSnippet() && proposal.further().isEmpty() && proposal.then().isEmpty()
                && candidate.text().equals(model.text().substring(replaced.start(), replaced.end()));
    }

    /** Writes {@code candidate}; {@code moved} leads from the text that its source knows to the one now. */
    void write(Candidate candidate, DriftLog moved) {
        settle();
        if (candidate.isDetailed()) {
            write(candidate, changes(candidate.proposal().further(), moved));
            return;
        }
        pending = candidate;
        drift = moved;
        patience.trigger();
        details.follow(new Proposal.Details(candidate.proposal()), (answer, since) -> said(answer.value()),
                cause -> settle());
    }

    private static List<TextChange> changes(List<TextEdit> edits, DriftLog moved) {
        return CompletionEdit.changes(edits, moved.now());
    }

    private void said(Proposal more) {
        Candidate candidate = pending;
        DriftLog moved = drift;
        pending = null;
        drift = null;
        patience.cancel();
        if (moved == null) {
            return;
        }
        List<TextChange> further = changes(more.further(), moved);
        if (candidate != null) {
            write(candidate.detailed(more), further);
        } else if (!further.isEmpty() && !model.isReadOnly()) {
            model.document().edit(EditKind.OTHER, further, model.selections(),
                    model.selections().each(DocumentChange.of(model.text(), further)::map));
        }
    }

    /** Waits no longer: what goes with the candidate elsewhere follows when it is known. */
    void settle() {
        Candidate candidate = pending;
        pending = null;
        if (candidate != null) {
            write(candidate, List.of());
        }
    }

    private void write(Candidate candidate, List<TextChange> further) {
        if (model.isReadOnly() || view.canvas().isDisposed()) {
            return;
        }
        CompletionEdit edit = CompletionEdit.of(model, candidate, further,
                new SnippetVariables(model.document()));
        writing = true;
        try {
            model.document().edit(EditKind.OTHER, edit.changes(), model.selections(), edit.after());
            model.select(edit.after());
            edit.snippet().ifPresent(snippet -> snippets.start(snippet, edit.start()));
        } finally {
            writing = false;
        }
        boolean calls = edit.snippet().isPresent() && edit.snippet().get().text().contains("(");
        candidate.proposal().then().or(() -> calls ? Optional.of(SIGNATURES) : Optional.empty())
                .ifPresent(inquiries::perform);
        view.revealCaret();
        view.flush();
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (drift != null) {
            drift.add(change);
        }
        Candidate candidate = pending;
        if (candidate != null) {
            pending = candidate.moved(change);
        }
    }
}

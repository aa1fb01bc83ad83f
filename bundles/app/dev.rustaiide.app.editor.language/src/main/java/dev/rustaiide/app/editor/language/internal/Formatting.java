package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Turn;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Puts the text in order: all of it, what is selected, or what a character that was typed ends. */
final class Formatting implements EditedText.Listener {
    /** Saving waits no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final EditedText model;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Inquiry typed;
    private final CaretNote note;
    private boolean working;

    Formatting(Inquiries inquiries, CaretNote note) {
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.typed = inquiries.inquiry();
        this.note = note;
        model.addListener(this);
    }

    private Format format() {
        return new Format(model.indentation().width(), !model.indentation().tabs());
    }

    void all() {
        ask(Optional.empty());
    }

    /** Puts what is selected in order, or the line of the caret. */
    void selection() {
        Text text = model.text();
        Selection main = model.selections().main();
        int start = main.isEmpty() ? text.lineStart(text.lineOf(main.caret())) : main.start();
        int end = main.isEmpty() ? text.lineEnd(text.lineOf(main.caret())) : main.end();
        ask(Optional.of(new Range(text.positionOf(start), text.positionOf(end))));
    }

    private void ask(Optional<Range> range) {
        if (model.isReadOnly() || !inquiries.isConnected()) {
            return;
        }
        inquiry.follow(new Format.Of(inquiries.source(), range, format()), (answer, drift) -> {
            if (answer.sources().isEmpty()) {
                note.show("It is in order already, or nobody here can tell.");
            } else if (drift.isNone()) {
                apply(changes(drift.asked(), answer.value()));
            } else {
                note.show("The text has changed meanwhile: ask again.");
            }
        }, cause -> note.show(cause.getMessage() == null ? "It could not be put in order." : cause.getMessage()));
    }

    /**
     * Puts all of it in order before it is saved. Ends when that is done, with whether anything changed; if nobody can
     * in time, or the text changed meanwhile, with false. Never fails.
     */
    Call<Boolean> beforeSaving() {
        if (model.isReadOnly() || !inquiries.isConnected()) {
            return Call.of(false);
        }
        Text text = model.text();
        Call<Answer<List<TextEdit>>> answer =
                inquiries.ask(new Format.Of(inquiries.source(), Optional.empty(), format()));
        return Call.start("format before saving", scope -> {
            try {
                List<TextChange> changes = changes(text, answer.await(PATIENCE).value());
                return Turn.take(inquiries.ui(), () -> text == model.text() && apply(changes));
            } catch (ExecutionException | TimeoutException unknown) {
                answer.cancel();
                LoggerFactory.getLogger(Formatting.class).warn("A file is saved without being formatted", unknown);
                return false;
            }
        });
    }

    private static List<TextChange> changes(Text text, List<TextEdit> edits) {
        List<TextChange> changes = CompletionEdit.changes(edits, new Drift(text, List.of()));
        // One edit of everything would carry the carets away.
        boolean whole = changes.size() == 1 && changes.getFirst().end() - changes.getFirst().start() > 200;
        return whole ? DocumentChange.between(text, text.apply(changes)) : changes;
    }

    private boolean apply(List<TextChange> changes) {
        if (changes.isEmpty() || model.isReadOnly()) {
            return false;
        }
        Selections after = model.selections().each(DocumentChange.of(model.text(), changes)::map);
        working = true;
        model.document().edit(EditKind.OTHER, changes, model.selections(), after);
        working = false;
        return true;
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (working || !model.options().language().formatOnType() || change.changes().size() != 1) {
            return;
        }
        TextChange only = change.changes().getFirst();
        boolean line = only.replacement().length() > 0 && only.start() == only.end()
                && only.replacement().charAt(0) == '\n';
        char character = line ? '\n' : Completing.typed(change);
        if (character != 0 && inquiries.triggers().format().contains(character)) {
            int behind = only.start() + (line ? only.replacement().length() : 1);
            typed.ask(new Format.Typed(inquiries.source(), inquiries.position(behind), character, format()),
                    answer -> apply(changes(model.text(), answer.value())));
        }
    }
}

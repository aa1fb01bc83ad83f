package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.editor.language.TintedCode;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.text.Text;

/** Tells how the call that is being written goes on: at characters that ask for it, and until the call is left. */
final class SignatureHelp implements EditedText.Listener, EditorInput.Overlay {
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final EditedText model;
    private final EditorView view;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final CaretNote note;
    private final SignaturePopup popup;
    private final Debounce pause;
    private Signatures shown = Signatures.NONE;
    private int index;
    private int anchor;
    private boolean explicit;

    SignatureHelp(EditorView view, Look look, Inquiries inquiries, CaretNote note) {
        this.model = inquiries.model();
        this.view = view;
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.note = note;
        this.popup = new SignaturePopup(view, look);
        this.pause = new Debounce(PAUSE, inquiries.ui(), this::ask);
        Canvas canvas = view.canvas();
        canvas.addListener(SWT.FocusOut, event -> close());
        canvas.addListener(SWT.Dispose, event -> close());
        view.onScroll(this::close);
        model.addListener(this);
    }

    /** Asks for what is known about the call at the caret. */
    void open() {
        explicit = true;
        ask();
    }

    /** As {@link #open}; nothing is said if nothing is known. */
    void ask() {
        if (!view.canvas().isDisposed() && inquiries.isConnected()) {
            inquiry.ask(new Signatures.At(inquiries.source(), inquiries.caret()), this::take);
        }
    }

    private void take(Answer<Signatures> answer) {
        Signatures found = answer.value();
        if (found.list().isEmpty() || !view.canvas().isFocusControl()) {
            close();
            if (explicit) {
                note.show("There is no call here whose parameters are known.");
            }
        } else {
            boolean same = popup.isOpen() && found.list().size() == shown.list().size();
            index = same ? index : Math.clamp(found.active(), 0, found.list().size() - 1);
            Text text = model.text();
            int caret = model.selections().main().caret();
            boolean sameLine = popup.isOpen() && text.lineOf(Math.min(anchor, text.length())) == text.lineOf(caret);
            anchor = sameLine ? anchor : caret;
            shown = found;
            show();
        }
        explicit = false;
    }

    private void show() {
        Signatures now = shown;
        String words = SignaturePopup.documentation(now.list().get(index));
        Call.start("tint", scope -> TintedCode.of(model.document().syntax(), model.document().language(), words))
                .onSuccess(inquiries.ui(), tint -> {
                    if (shown == now && !view.canvas().isDisposed()) {
                        popup.show(now, index, Math.min(anchor, model.text().length()), tint);
                    }
                });
    }

    @Override
    public boolean take(EditorCommand command) {
        int count = shown.list().size();
        if (!popup.isOpen()) {
            return false;
        }
        boolean several = count > 1 && (command == EditorCommand.CURSOR_UP || command == EditorCommand.CURSOR_DOWN);
        if (several) {
            index = Math.floorMod(index + (command == EditorCommand.CURSOR_UP ? -1 : 1), count);
            show();
        } else if (command == EditorCommand.SINGLE_CURSOR) {
            close();
        }
        return several || command == EditorCommand.SINGLE_CURSOR;
    }

    @Override
    public void textChanged(DocumentChange change) {
        char typed = change.changes().size() == 1 ? Completing.typed(change) : 0;
        if (popup.isOpen()) {
            anchor = change.map(anchor, false);
            pause.trigger();
        } else if (typed != 0 && inquiries.triggers().signature().contains(typed)) {
            pause.trigger();
        }
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (popup.isOpen()) {
            pause.trigger();
        }
    }

    private void close() {
        inquiry.cancel();
        pause.cancel();
        shown = Signatures.NONE;
        popup.close();
    }
}

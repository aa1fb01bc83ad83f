package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;

import org.eclipse.swt.SWT;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.async.Debounce;

/** Asks anew for what is shown: a while after the last key, when somebody knows more, and where the view is moved. */
final class Refresh implements EditedText.Listener {
    private static final Duration SOON = Duration.ofMillis(50);

    private final EditorView view;
    private final Inquiries inquiries;
    private final Runnable ask;
    private final Debounce pause;
    private final Debounce soon;

    /** {@code ask} runs after {@code quiet} without a key; with {@code seen} also when other lines are in view. */
    Refresh(EditorView view, Inquiries inquiries, Duration quiet, boolean seen, Runnable ask) {
        this.view = view;
        this.inquiries = inquiries;
        this.ask = ask;
        this.pause = new Debounce(quiet, inquiries.ui(), this::run);
        this.soon = new Debounce(SOON, inquiries.ui(), this::run);
        inquiries.model().addListener(this);
        inquiries.onRefresh(soon::trigger);
        if (seen) {
            view.onScroll(soon::trigger);
            view.canvas().addListener(SWT.Resize, event -> soon.trigger());
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        soon.cancel();
        pause.trigger();
    }

    @Override
    public void stateChanged() {
        pause.trigger();
    }

    private void run() {
        if (!view.canvas().isDisposed() && inquiries.isConnected()) {
            ask.run();
        }
    }
}

package dev.rustaiide.app.terminal.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Caret;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.IME;
import org.jspecify.annotations.Nullable;

/** An input method at the cursor of a terminal: what it composes is shown there, what is committed comes as keys. */
final class TerminalComposing {
    private final TerminalView view;
    private final IME ime;
    /** Tells an input method where its window belongs; there only while it composes, since it blinks. */
    private @Nullable Caret caret;
    private String text = "";

    TerminalComposing(TerminalView view) {
        this.view = view;
        ime = new IME(view, SWT.NONE);
        view.setIME(ime);
        ime.addListener(SWT.ImeComposition, this::compose);
    }

    /** What is composed and not typed yet; mostly empty. */
    String text() {
        return text;
    }

    private void compose(Event event) {
        switch (event.detail) {
            case SWT.COMPOSITION_CHANGED -> {
                boolean committed = event.text.length() == ime.getCommitCount();
                text = committed ? "" : event.text;
                place(!committed);
                view.redraw();
            }
            case SWT.COMPOSITION_OFFSET -> event.index = 0;
            case SWT.COMPOSITION_SELECTION -> {
                event.start = 0;
                event.end = 0;
                event.text = "";
            }
            default -> {
                // Nothing else is asked of a terminal.
            }
        }
    }

    private void place(boolean composing) {
        Caret old = caret;
        if (!composing && old != null) {
            caret = null;
            view.setCaret(null);
            old.dispose();
        } else if (composing && old == null) {
            Caret made = new Caret(view, SWT.NONE);
            Rectangle at = view.cursorPlace();
            made.setBounds(at.x, at.y, 1, at.height);
            view.setCaret(made);
            caret = made;
        }
    }
}

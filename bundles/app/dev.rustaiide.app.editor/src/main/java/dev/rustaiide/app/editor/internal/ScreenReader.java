package dev.rustaiide.app.editor.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleTextAdapter;
import org.eclipse.swt.accessibility.AccessibleTextEvent;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.text.Text;

/** Tells screen readers the text, the caret and the selection. Works only when one has asked: keys stay quick. */
final class ScreenReader implements EditedText.Listener {
    /** Of larger texts a reader gets the lines around the caret. */
    private static final int LARGEST = 1 << 20;

    private final EditorModel model;
    private final Accessible accessible;
    private boolean asked;

    ScreenReader(EditorModel model, TextView view) {
        this.model = model;
        accessible = view.canvas().getAccessible();
        accessible.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = model.document().name() + ", editor";
            }
        });
        accessible.addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_TEXT;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE | ACC.STATE_MULTILINE
                        | (view.canvas().isFocusControl() ? ACC.STATE_FOCUSED : 0)
                        | (model.isReadOnly() ? ACC.STATE_READONLY : 0);
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                asked = true;
                event.result = value();
            }
        });
        accessible.addAccessibleTextListener(new AccessibleTextAdapter() {
            @Override
            public void getCaretOffset(AccessibleTextEvent event) {
                asked = true;
                event.offset = model.selections().main().caret() - base();
            }

            @Override
            public void getSelectionRange(AccessibleTextEvent event) {
                Selection main = model.selections().main();
                event.offset = main.start() - base();
                event.length = main.end() - main.start();
            }
        });
        model.addListener(this);
    }

    private String value() {
        Text text = model.text();
        if (text.length() <= LARGEST) {
            return text.toString();
        }
        int start = base();
        return text.substring(start, Math.min(text.length(), start + LARGEST));
    }

    private int base() {
        Text text = model.text();
        int line = text.lineOf(model.selections().main().caret());
        return text.length() <= LARGEST ? 0 : text.lineStart(Math.max(0, line - 100));
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (asked) {
            accessible.textCaretMoved(model.selections().main().caret() - base());
            accessible.textSelectionChanged();
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (asked) {
            var hull = change.hull();
            int at = Math.max(0, hull.start() - base());
            if (hull.end() > hull.start()) {
                accessible.textChanged(ACC.TEXT_DELETE, at, hull.end() - hull.start());
            }
            if (hull.replacement().length() > 0) {
                accessible.textChanged(ACC.TEXT_INSERT, at, hull.replacement().length());
            }
        }
    }
}

package dev.rustaiide.app.editor.language.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** A few words at the caret that say why nothing came of a key; they go with the next one, or after a while. */
final class CaretNote implements EditedText.Listener {
    private static final int MILLIS = 2500;

    private final EditorView view;
    private final EditedText model;
    private final Look look;
    private @Nullable Popup popup;

    CaretNote(EditorView view, EditedText model, Look look) {
        this.view = view;
        this.model = model;
        this.look = look;
        Canvas canvas = view.canvas();
        canvas.addListener(SWT.KeyDown, event -> close());
        canvas.addListener(SWT.MouseDown, event -> close());
        canvas.addListener(SWT.FocusOut, event -> close());
        canvas.addListener(SWT.Dispose, event -> close());
        view.onScroll(this::close);
        model.addListener(this);
    }

    void show(String words) {
        close();
        if (view.canvas().isDisposed()) {
            return;
        }
        Popup made = new Popup(view, look);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 3 * Look.STEP;
        layout.marginHeight = 2 * Look.STEP;
        made.content().setLayout(layout);
        Caption caption = new Caption(made.content(), look, words, TextSize.BODY, Token.TEXT);
        caption.setGround(Token.RAISED);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        popup = made;
        made.show(model.selections().main().caret(), true);
        view.canvas().getDisplay().timerExec(MILLIS, () -> {
            if (popup == made) {
                close();
            }
        });
    }

    @Override
    public void textChanged(DocumentChange change) {
        close();
    }

    @Override
    public void selectionsChanged(Selections before) {
        close();
    }

    private void close() {
        Popup open = popup;
        popup = null;
        if (open != null) {
            open.close();
        }
    }
}

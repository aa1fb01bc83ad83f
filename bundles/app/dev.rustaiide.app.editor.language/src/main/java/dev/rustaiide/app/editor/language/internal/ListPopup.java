package dev.rustaiide.app.editor.language.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;

/** A few things to choose from at a place of the text, led by the keys of the editor. One at a time. */
final class ListPopup implements EditedText.Listener, EditorInput.Overlay {
    private static final int ROWS = 12;
    private static final int ROW = 24;

    private final EditorView view;
    private final Look look;
    private @Nullable Popup popup;
    private @Nullable RowView<?> list;

    ListPopup(EditorView view, EditedText model, Look look) {
        this.view = view;
        this.look = look;
        Canvas canvas = view.canvas();
        canvas.addListener(SWT.MouseDown, event -> close());
        canvas.addListener(SWT.FocusOut, event -> close());
        canvas.addListener(SWT.Dispose, event -> close());
        view.onScroll(this::close);
        model.addListener(this);
    }

    /**
     * Shows {@code items}, at least one, under {@code offset}, as wide as asked for; {@code chosen} gets the one that
     * is taken, when the list is gone.
     */
    <T> void show(String name, int offset, int width, List<T> items, Function<T, Row> rows, Consumer<T> chosen) {
        close();
        Popup made = new Popup(view, look);
        made.content().setLayout(new FillLayout());
        RowView<T> shown = new RowView<>(made.content(), look, name, RowModel.flat(() -> items, rows), false);
        shown.setGround(Token.RAISED);
        shown.setAlwaysFocused(true);
        shown.setTypeAhead(false);
        shown.setRowHeight(Math.max(ROW, view.lineHeight()));
        shown.onActivate((item, how) -> {
            close();
            chosen.accept(item);
        });
        shown.refresh();
        popup = made;
        list = shown;
        made.show(offset, false, new Point(width + 2, shown.heightOf(Math.min(items.size(), ROWS)) + 2));
        shown.selectFirst();
    }

    @Override
    public boolean take(EditorCommand command) {
        RowView<?> open = list;
        if (open == null || open.isDisposed()) {
            return false;
        }
        switch (command) {
            case CURSOR_UP -> open.handleKey(SWT.ARROW_UP, 0);
            case CURSOR_DOWN -> open.handleKey(SWT.ARROW_DOWN, 0);
            case CURSOR_PAGE_UP -> open.handleKey(SWT.PAGE_UP, 0);
            case CURSOR_PAGE_DOWN -> open.handleKey(SWT.PAGE_DOWN, 0);
            case NEW_LINE, TAB -> open.handleKey(SWT.CR, 0);
            case SINGLE_CURSOR -> close();
            default -> {
                close();
                return false;
            }
        }
        return true;
    }

    @Override
    public void textChanged(DocumentChange change) {
        close();
    }

    @Override
    public void selectionsChanged(Selections before) {
        close();
    }

    void close() {
        Popup open = popup;
        popup = null;
        list = null;
        if (open != null) {
            open.close();
        }
    }
}

package dev.rustaiide.app.editor.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import dev.rustaiide.app.ui.components.AccessibleName;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** A small field that lies over a name in the text, in the font of code, with what speaks against it below. */
final class NameField {
    private static final int PAD = Look.STEP;
    private static final int LEAST = 120;
    private static final int REASON = 400;

    private final TextView view;
    private final String before;
    private final LabelEdit edit;
    private final Composite box;
    private final Composite below;
    private final Text field;
    private final Caption reason;
    private final Point at;
    private boolean ended;

    private NameField(TextView view, Point at, String before, LabelEdit edit) {
        this.view = view;
        this.at = at;
        this.before = before;
        this.edit = edit;
        box = new Composite(view.canvas(), SWT.NONE);
        box.setBackground(view.palette().of(Token.ACCENT));
        field = new Text(box, SWT.SINGLE);
        AccessibleName.give(field, () -> "New name of " + before);
        field.setFont(view.metrics().font());
        field.setBackground(view.palette().of(Token.RAISED));
        field.setForeground(view.palette().of(Token.TEXT));
        below = new Composite(box, SWT.NONE);
        below.setBackground(view.palette().of(Token.RAISED));
        reason = new Caption(below, view.look(), "", TextSize.SMALL, Token.ERROR);
        reason.setGround(Token.RAISED);
    }

    static NameField open(TextView view, int offset, String name, LabelEdit edit) {
        NameField opened = new NameField(view, view.locationOf(offset), name, edit);
        Text field = opened.field;
        field.setText(name);
        field.selectAll();
        field.addListener(SWT.Modify, event -> opened.place());
        field.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                opened.key(event.detail == SWT.TRAVERSE_RETURN);
            }
        });
        field.addListener(SWT.FocusOut, event -> opened.end(false));
        field.addListener(SWT.Dispose, event -> opened.end(false));
        opened.place();
        field.setFocus();
        return opened;
    }

    private Optional<String> objection() {
        String text = field.getText().strip();
        return text.equals(before) ? Optional.empty() : edit.objection(text);
    }

    /** As wide as the name, over its place, within the view. */
    private void place() {
        String objection = objection().orElse("");
        reason.setText(objection);
        GC gc = new GC(field);
        int width = Math.max(LEAST, gc.stringExtent(field.getText()).x + 8 * PAD);
        gc.dispose();
        Rectangle area = view.canvas().getClientArea();
        int height = field.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        int whole = objection.isEmpty() ? width : Math.max(width, Math.min(REASON, area.width - 4 * PAD));
        int inner = whole - 2 - 2 * PAD;
        int words = objection.isEmpty() ? 0 : reason.computeSize(inner, SWT.DEFAULT).y;
        int room = objection.isEmpty() ? 0 : words + 2 * PAD + 1;
        below.setVisible(room > 0);
        field.setBounds(1, 1, whole - 2, height);
        below.setBounds(1, height + 2, whole - 2, words + 2 * PAD);
        reason.setBounds(PAD, PAD, inner, words);
        int x = Math.max(0, Math.min(at.x - PAD, area.width - whole - PAD));
        int line = view.metrics().lineHeight();
        box.setBounds(x, at.y + (line - height) / 2 - 1, whole, height + 2 + room);
        box.moveAbove(null);
    }

    private void key(boolean accept) {
        if (!accept || objection().isEmpty()) {
            end(accept);
        }
    }

    /** Nothing is changed. */
    void close() {
        end(false);
    }

    private void end(boolean accept) {
        if (ended) {
            return;
        }
        ended = true;
        String text = field.isDisposed() ? before : field.getText().strip();
        if (!box.isDisposed()) {
            box.dispose();
        }
        if (!view.canvas().isDisposed()) {
            view.canvas().setFocus();
        }
        if (accept && !text.equals(before)) {
            edit.accepted(text);
        }
        edit.ended();
    }
}

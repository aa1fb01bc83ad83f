package dev.rustaiide.app.ui.components;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** The field in which a row's label is changed in place, and under it what speaks against the new one. */
final class LabelEditor {
    private final Painted parent;
    private final Text field;
    private final Reason reason;
    private final String before;
    private final LabelEdit edit;
    private boolean ended;

    private LabelEditor(Painted parent, Look look, String before, LabelEdit edit) {
        this.parent = parent;
        this.before = before;
        this.edit = edit;
        field = new Text(parent, SWT.SINGLE);
        AccessibleName.give(field, () -> before.isEmpty() ? "New name" : "New name of " + before);
        reason = new Reason(parent, look);
    }

    static void open(Painted parent, Look look, String label, Rectangle at, LabelEdit edit) {
        LabelEditor editor = new LabelEditor(parent, look, label, edit);
        Text field = editor.field;
        NativeField.plain(field, look, Token.BACKGROUND, Token.TEXT);
        field.setText(label);
        field.setBounds(at);
        field.moveAbove(null);
        int dot = label.lastIndexOf('.');
        field.setSelection(0, dot > 0 ? dot : label.length());
        field.addListener(SWT.Modify, event -> editor.judge());
        field.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                editor.key(event.detail == SWT.TRAVERSE_RETURN);
            }
        });
        field.addListener(SWT.FocusOut, event -> editor.end(true));
        field.addListener(SWT.Dispose, event -> editor.end(false));
        field.setFocus();
    }

    private String text() {
        return field.getText().strip();
    }

    private Optional<String> objection() {
        return text().equals(before) ? Optional.empty() : edit.objection(text());
    }

    private void judge() {
        reason.show(objection().orElse(""), field.getBounds());
    }

    /** With an objection Enter leaves the field open, so that the name can be mended. */
    private void key(boolean accept) {
        if (accept && objection().isPresent()) {
            judge();
            return;
        }
        end(accept);
        if (!parent.isDisposed()) {
            parent.forceFocus();
        }
    }

    private void end(boolean accept) {
        if (ended) {
            return;
        }
        ended = true;
        String text = accept ? text() : before;
        boolean wanted = accept && !text.equals(before) && objection().isEmpty();
        reason.dispose();
        field.dispose();
        if (wanted) {
            edit.accepted(text);
        }
        edit.ended();
    }

    /** A bubble with one sentence. */
    private static final class Reason extends Painted {
        private String text = "";

        Reason(Composite parent, Look look) {
            super(parent, SWT.NO_FOCUS, look);
            setVisible(false);
        }

        void show(String sentence, Rectangle field) {
            text = sentence;
            setVisible(!sentence.isEmpty());
            Point room = getParent().getSize();
            int width = Math.max(field.width, Math.min(240, room.x - 4 * Look.STEP));
            int x = Math.max(2 * Look.STEP, Math.min(field.x, room.x - width - 2 * Look.STEP));
            int height = computeSize(width, SWT.DEFAULT).y;
            boolean below = field.y + field.height + height < room.y;
            setBounds(x, below ? field.y + field.height : field.y - height, width, height);
            moveAbove(null);
            redraw();
        }

        @Override
        protected void paint(GC gc, Rectangle area) {
            gc.setBackground(look().color(Token.RAISED));
            gc.fillRectangle(area);
            gc.setForeground(look().color(Token.ERROR));
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
            gc.setFont(look().font(TextSize.SMALL));
            gc.setForeground(look().color(Token.TEXT));
            WrappedText.of(gc, text, area.width - 4 * Look.STEP).draw(gc, 2 * Look.STEP, Look.STEP);
        }

        @Override
        public Point computeSize(int widthHint, int heightHint, boolean changed) {
            GC gc = new GC(this);
            gc.setFont(look().font(TextSize.SMALL));
            int height = WrappedText.of(gc, text, widthHint - 4 * Look.STEP).height();
            gc.dispose();
            return new Point(widthHint, height + 2 * Look.STEP);
        }
    }
}

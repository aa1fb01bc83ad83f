package dev.rustaiide.app.ui.components;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Text;

/** The field in which a row's label is changed in place. */
final class LabelEditor {
    private final Text field;
    private final String before;
    private final Consumer<String> accepted;

    private LabelEditor(Text field, String before, Consumer<String> accepted) {
        this.field = field;
        this.before = before;
        this.accepted = accepted;
    }

    static void open(Painted parent, Look look, String label, Rectangle at, Consumer<String> accepted) {
        Text field = new Text(parent, SWT.SINGLE);
        NativeField.plain(field, look, Token.BACKGROUND);
        LabelEditor editor = new LabelEditor(field, label, accepted);
        field.setText(label);
        field.setBounds(at);
        int dot = label.lastIndexOf('.');
        field.setSelection(0, dot > 0 ? dot : label.length());
        field.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN || event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                editor.end(event.detail == SWT.TRAVERSE_RETURN);
                parent.forceFocus();
            }
        });
        field.addListener(SWT.FocusOut, event -> editor.end(true));
        field.setFocus();
    }

    private void end(boolean accept) {
        if (field.isDisposed()) {
            return;
        }
        String text = field.getText().strip();
        field.dispose();
        if (accept && !text.isEmpty() && !text.equals(before)) {
            accepted.accept(text);
        }
    }
}

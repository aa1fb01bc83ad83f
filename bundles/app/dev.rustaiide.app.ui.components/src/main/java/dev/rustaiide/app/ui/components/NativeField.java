package dev.rustaiide.app.ui.components;

import org.eclipse.swt.widgets.Text;

/** The toolkit's own field without its frame: it brings input methods, the clipboard and undo. */
final class NativeField {
    private NativeField() {}

    static void plain(Text field, Look look, Token ground, Token text) {
        field.setFont(look.font(TextSize.BODY));
        field.setBackground(look.color(ground));
        field.setForeground(look.color(text));
    }
}

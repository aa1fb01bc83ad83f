package dev.rustaiide.app.ui.components;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Text on the clipboard of the desktop. */
public final class ClipboardText {
    private ClipboardText() {}

    /** Puts {@code text} there in the place of what it had. UI thread only. */
    public static void put(Display display, String text) {
        Clipboard clipboard = new Clipboard(display);
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}

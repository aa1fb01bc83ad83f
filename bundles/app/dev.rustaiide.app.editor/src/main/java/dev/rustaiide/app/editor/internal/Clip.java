package dev.rustaiide.app.editor.internal;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;

/** The clipboard, and what was selected last, which the middle button pastes. */
final class Clip {
    /** More is not offered to other programs by merely selecting it. */
    private static final int LARGEST_PRIMARY = 1 << 20;
    /** The clipboard has several copies of it in memory. */
    private static final long LARGEST = Runtime.getRuntime().maxMemory() / 16;

    private final Display display;

    Clip(Display display) {
        this.display = display;
    }

    /** Whether what is selected cannot be copied: a part of it would be worse than nothing. */
    static boolean isTooLarge(Selections selections) {
        long length = 0;
        for (Selection selection : selections.all()) {
            length += selection.end() - selection.start();
        }
        return length > LARGEST;
    }

    /** What is selected, one line for each caret; whole lines where nothing is. */
    static String selected(Text text, Selections selections, String lineFeed) {
        var result = new StringBuilder();
        for (Selection selection : selections.all()) {
            if (!result.isEmpty() && result.charAt(result.length() - 1) != '\n') {
                result.append(lineFeed);
            }
            if (selection.isEmpty()) {
                result.append(text.line(text.lineOf(selection.caret()))).append(lineFeed);
            } else {
                result.append(text.substring(selection.start(), selection.end()));
            }
        }
        return result.toString();
    }

    void copy(String characters) {
        put(characters, DND.CLIPBOARD);
    }

    void select(Text text, Selection selection) {
        if (!selection.isEmpty() && selection.end() - selection.start() <= LARGEST_PRIMARY) {
            put(text.substring(selection.start(), selection.end()), DND.SELECTION_CLIPBOARD);
        }
    }

    private void put(String characters, int board) {
        if (!characters.isEmpty()) {
            Clipboard clipboard = new Clipboard(display);
            try {
                clipboard.setContents(new Object[] {characters}, new Transfer[] {TextTransfer.getInstance()}, board);
            } finally {
                clipboard.dispose();
            }
        }
    }

    /** What is on the clipboard as text; empty if there is none. */
    String content(boolean primary) {
        Clipboard clipboard = new Clipboard(display);
        try {
            Object found = clipboard.getContents(TextTransfer.getInstance(),
                    primary ? DND.SELECTION_CLIPBOARD : DND.CLIPBOARD);
            return found instanceof String text ? text : "";
        } finally {
            clipboard.dispose();
        }
    }
}

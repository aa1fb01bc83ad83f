package dev.rustaiide.app.diff.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** What keys do in a difference: walk, choose, and in a text that may be edited, edit. */
final class DiffKeys {
    private static final int ASIDE = 10 * Look.STEP;
    private static final String INDENT = "    ";

    private final DiffCanvas canvas;

    DiffKeys(DiffCanvas canvas) {
        this.canvas = canvas;
    }

    void press(Event event) {
        boolean shift = (event.stateMask & SWT.SHIFT) != 0;
        boolean control = (event.stateMask & SWT.MOD1) != 0;
        boolean alt = (event.stateMask & SWT.ALT) != 0;
        if (alt && (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP)) {
            canvas.go(canvas.current() + (event.keyCode == SWT.ARROW_UP ? -1 : 1));
        } else if (control && event.keyCode == 'c') {
            copy();
        } else if (control && event.keyCode == 'a') {
            selectAll();
        } else if (isEditing()) {
            edit(event, control, shift, alt);
        } else {
            walk(event.keyCode, event.character);
        }
    }

    private boolean isEditing() {
        return canvas.isEditable() && canvas.picked().filter(now -> now.side() == DiffSide.AFTER).isPresent();
    }

    private void walk(int key, char character) {
        if (character == '+') {
            canvas.unfoldAroundCurrent();
            return;
        }
        switch (key) {
            case SWT.ARROW_DOWN -> canvas.scrollLines(1);
            case SWT.ARROW_UP -> canvas.scrollLines(-1);
            case SWT.PAGE_DOWN -> canvas.scrollLines(canvas.page());
            case SWT.PAGE_UP -> canvas.scrollLines(-canvas.page());
            case SWT.HOME -> canvas.toEnd(false);
            case SWT.END -> canvas.toEnd(true);
            case SWT.ARROW_RIGHT -> canvas.aside(ASIDE);
            case SWT.ARROW_LEFT -> canvas.aside(-ASIDE);
            case ' ', SWT.CR, SWT.KEYPAD_CR -> canvas.choose(canvas.current());
            default -> { }
        }
    }

    private Text text(Picked picked) {
        return canvas.comparison().side(picked.side()).text();
    }

    private void copy() {
        canvas.picked().filter(now -> !now.isEmpty()).ifPresent(now ->
                ClipboardText.put(canvas.getDisplay(), text(now).substring(now.start(), now.end())));
    }

    private void selectAll() {
        DiffSide side = canvas.picked().map(Picked::side).orElse(DiffSide.AFTER);
        canvas.select(new Picked(side, 0, canvas.comparison().side(side).text().length()));
    }

    private void edit(Event event, boolean control, boolean shift, boolean alt) {
        Picked now = canvas.picked().orElseThrow();
        Text text = text(now);
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> go(now, control ? wordBefore(text, now.caret()) : before(text, now.caret()), shift);
            case SWT.ARROW_RIGHT -> go(now, control ? wordAfter(text, now.caret()) : after(text, now.caret()), shift);
            case SWT.ARROW_UP -> go(now, above(text, now.caret(), -1), shift);
            case SWT.ARROW_DOWN -> go(now, above(text, now.caret(), 1), shift);
            case SWT.PAGE_UP -> go(now, above(text, now.caret(), -canvas.page()), shift);
            case SWT.PAGE_DOWN -> go(now, above(text, now.caret(), canvas.page()), shift);
            case SWT.HOME -> go(now, control ? 0 : lineStart(text, now.caret()), shift);
            case SWT.END -> go(now, control ? text.length() : text.lineEnd(text.lineOf(now.caret())), shift);
            case SWT.BS -> delete(now, control ? wordBefore(text, now.caret()) : before(text, now.caret()));
            case SWT.DEL -> delete(now, control ? wordAfter(text, now.caret()) : after(text, now.caret()));
            case SWT.CR, SWT.KEYPAD_CR -> insert(now, lineFeed(text) + indentation(text, now.start()));
            case SWT.TAB -> insert(now, INDENT);
            case 'x', 'v' -> clip(event, now, control);
            default -> type(event, now, control || alt);
        }
    }

    private void clip(Event event, Picked now, boolean control) {
        if (!control) {
            type(event, now, false);
        } else if (event.keyCode == 'x' && !now.isEmpty()) {
            copy();
            insert(now, "");
        } else if (event.keyCode == 'v') {
            Clipboard clipboard = new Clipboard(canvas.getDisplay());
            if (clipboard.getContents(TextTransfer.getInstance()) instanceof String pasted) {
                insert(now, pasted);
            }
            clipboard.dispose();
        }
    }

    private void type(Event event, Picked now, boolean command) {
        if (!command && event.character >= ' ' && event.character != SWT.DEL) {
            insert(now, String.valueOf(event.character));
        }
    }

    private void go(Picked now, int offset, boolean extend) {
        canvas.select(now.to(offset, extend));
    }

    private void insert(Picked now, String words) {
        if (!now.isEmpty() || !words.isEmpty()) {
            canvas.edit(TextChange.of(now.start(), now.end(), words));
        }
    }

    private void delete(Picked now, int other) {
        if (!now.isEmpty()) {
            insert(now, "");
        } else if (other != now.caret()) {
            canvas.edit(TextChange.delete(Math.min(other, now.caret()), Math.max(other, now.caret())));
        }
    }

    private static String lineFeed(Text text) {
        return text.lineCount() > 1 && text.lineStart(1) - text.lineEnd(0) == 2 ? "\r\n" : "\n";
    }

    private static String indentation(Text text, int offset) {
        int start = text.lineStart(text.lineOf(offset));
        int end = start;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The first character of the line that is no space; its start if the caret is there already. */
    private static int lineStart(Text text, int offset) {
        int line = text.lineOf(offset);
        int first = text.lineStart(line);
        while (first < text.lineEnd(line) && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first == offset ? text.lineStart(line) : first;
    }

    private static int above(Text text, int offset, int lines) {
        int line = text.lineOf(offset);
        int column = offset - text.lineStart(line);
        int target = Math.clamp(line + lines, 0, text.lineCount() - 1);
        return Math.min(text.lineStart(target) + column, text.lineEnd(target));
    }

    private static int before(Text text, int offset) {
        if (offset == 0) {
            return 0;
        }
        int line = text.lineOf(offset);
        return offset == text.lineStart(line) ? text.lineEnd(line - 1)
                : offset - (Character.isLowSurrogate(text.charAt(offset - 1)) ? 2 : 1);
    }

    private static int after(Text text, int offset) {
        if (offset >= text.length()) {
            return text.length();
        }
        int line = text.lineOf(offset);
        return offset == text.lineEnd(line) ? text.lineStart(line + 1)
                : Math.min(text.length(), offset + (Character.isHighSurrogate(text.charAt(offset)) ? 2 : 1));
    }

    private static int wordBefore(Text text, int offset) {
        int at = before(text, offset);
        while (at > 0 && Character.isUnicodeIdentifierPart(text.charAt(at))
                && Character.isUnicodeIdentifierPart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordAfter(Text text, int offset) {
        int at = after(text, offset);
        while (at < text.length() && Character.isUnicodeIdentifierPart(text.charAt(at))
                && Character.isUnicodeIdentifierPart(text.charAt(at - 1))) {
            at++;
        }
        return at;
    }
}

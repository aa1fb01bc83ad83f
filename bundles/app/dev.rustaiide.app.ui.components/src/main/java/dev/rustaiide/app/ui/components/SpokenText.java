package dev.rustaiide.app.ui.components;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleTextEvent;
import org.eclipse.swt.accessibility.AccessibleTextExtendedAdapter;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.foundation.text.TextNews;
import dev.rustaiide.foundation.text.TextUnits;
import dev.rustaiide.foundation.text.TextUnits.Unit;

/**
 * Lets a screen reader read text that a control paints: all of it, by lines, words and characters, with the caret and
 * what is selected. The text is asked for only once a reader has, so that those who need none stay quick. UI thread.
 */
public final class SpokenText {
    private final Control control;
    private final Supplier<Reading> source;
    private boolean asked;
    private Reading told = new Reading("", 0, 0, 0);

    /**
     * What there is to read; all places are in UTF-16 units from its start.
     *
     * @param caret where a reader begins
     * @param start of what is selected; as {@code end} if nothing is
     */
    public record Reading(String text, int caret, int start, int end) {
        public Reading {
            caret = Math.clamp(caret, 0, text.length());
            start = Math.clamp(start, 0, text.length());
            end = Math.clamp(end, start, text.length());
        }
    }

    private SpokenText(Control control, Supplier<Reading> source) {
        this.control = control;
        this.source = source;
    }

    /**
     * Gives {@code control}, which has a name and a role already, a text.
     *
     * @param states more of {@code ACC.STATE_…} than that it can have the keyboard and has several lines
     */
    public static SpokenText give(Control control, IntSupplier states, Supplier<Reading> source) {
        var made = new SpokenText(control, source);
        Accessible accessible = control.getAccessible();
        accessible.addAccessibleControlListener(made.new Value(states));
        accessible.addAccessibleTextListener(made.new Parts());
        return made;
    }

    private Reading read() {
        asked = true;
        told = source.get();
        return told;
    }

    /** Tells a reader, if there is one, what has changed. */
    public void changed() {
        if (!asked || control.isDisposed()) {
            return;
        }
        Reading before = told;
        Reading now = source.get();
        told = now;
        Accessible accessible = control.getAccessible();
        for (TextNews.Change change : TextNews.between(before.text(), now.text())) {
            accessible.textChanged(change.isInsert() ? ACC.TEXT_INSERT : ACC.TEXT_DELETE, change.at(),
                    change.text().length());
        }
        if (before.caret() != now.caret()) {
            accessible.textCaretMoved(now.caret());
        }
        if (before.start() != now.start() || before.end() != now.end()) {
            accessible.textSelectionChanged();
        }
    }

    /** The whole, for readers that ask for no parts. */
    private final class Value extends AccessibleControlAdapter {
        private final IntSupplier states;

        Value(IntSupplier states) {
            this.states = states;
        }

        @Override
        public void getState(AccessibleControlEvent event) {
            event.detail = ACC.STATE_FOCUSABLE | ACC.STATE_MULTILINE | states.getAsInt()
                    | (control.isFocusControl() ? ACC.STATE_FOCUSED : 0);
        }

        @Override
        public void getValue(AccessibleControlEvent event) {
            event.result = read().text();
        }
    }

    /** The text in parts. */
    private final class Parts extends AccessibleTextExtendedAdapter {
        @Override
        public void getCaretOffset(AccessibleTextEvent event) {
            event.offset = read().caret();
        }

        @Override
        public void getCharacterCount(AccessibleTextEvent event) {
            event.count = read().text().length();
        }

        @Override
        public void getText(AccessibleTextEvent event) {
            String text = read().text();
            if (event.type == ACC.TEXT_BOUNDARY_ALL) {
                int from = Math.clamp(event.start, 0, text.length());
                event.result = text.substring(from, event.end < 0 ? text.length()
                        : Math.clamp(event.end, from, text.length()));
                return;
            }
            TextUnits.Part part = new TextUnits(text).part(unit(event.type), event.start, event.count);
            event.start = part.start();
            event.end = part.end();
            event.count = part.moved();
            event.result = part.text();
        }

        private static Unit unit(int type) {
            return switch (type) {
                case ACC.TEXT_BOUNDARY_WORD -> Unit.WORD;
                case ACC.TEXT_BOUNDARY_SENTENCE -> Unit.SENTENCE;
                case ACC.TEXT_BOUNDARY_LINE, ACC.TEXT_BOUNDARY_PARAGRAPH -> Unit.LINE;
                default -> Unit.CHARACTER;
            };
        }

        @Override
        public void getSelectionCount(AccessibleTextEvent event) {
            Reading now = read();
            event.count = now.start() == now.end() ? 0 : 1;
        }

        @Override
        public void getSelection(AccessibleTextEvent event) {
            Reading now = read();
            event.start = now.start();
            event.end = now.end();
        }

        @Override
        public void getSelectionRange(AccessibleTextEvent event) {
            Reading now = read();
            event.offset = now.start();
            event.length = now.end() - now.start();
        }
    }
}

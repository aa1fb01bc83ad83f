package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleTextEvent;
import org.eclipse.swt.accessibility.AccessibleTextExtendedListener;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.SpokenText.Reading;

/** What a screen reader hears: the listeners that the toolkit asks for it. */
class SpokenTextTest {
    private int questions;
    private Reading reading = new Reading("one two\nthree", 4, 4, 7);

    private static Object listener(Control control, String field) throws ReflectiveOperationException {
        Field found = Accessible.class.getDeclaredField(field);
        found.setAccessible(true);
        return ((List<?>) found.get(control.getAccessible())).getLast();
    }

    @Test
    void a_reader_gets_the_text_its_parts_the_caret_and_the_selection() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        var display = new Display();
        try {
            var canvas = new Canvas(new Shell(display), SWT.NONE);
            SpokenText spoken = SpokenText.give(canvas, () -> ACC.STATE_READONLY, () -> {
                questions++;
                return reading;
            });
            spoken.changed();
            assertEquals(0, questions, "nobody listens yet");
            var control = (AccessibleControlListener) listener(canvas, "accessibleControlListeners");
            var whole = new AccessibleControlEvent(canvas);
            control.getValue(whole);
            assertEquals("one two\nthree", whole.result);
            control.getState(whole);
            assertEquals(ACC.STATE_READONLY | ACC.STATE_MULTILINE, whole.detail & ~ACC.STATE_FOCUSABLE);
            var text = (AccessibleTextExtendedListener) listener(canvas, "accessibleTextExtendedListeners");
            var event = new AccessibleTextEvent(canvas);
            text.getCaretOffset(event);
            assertEquals(4, event.offset);
            text.getCharacterCount(event);
            assertEquals(13, event.count);
            text.getSelectionRange(event);
            assertEquals(List.of(4, 3), List.of(event.offset, event.length));
            text.getSelectionCount(event);
            assertEquals(1, event.count);
            event.type = ACC.TEXT_BOUNDARY_WORD;
            event.start = 5;
            event.count = 0;
            text.getText(event);
            assertEquals("two", event.result);
            int before = questions;
            reading = new Reading("one two\nthree four", 18, 0, 0);
            spoken.changed();
            assertTrue(questions > before);
        } finally {
            display.dispose();
        }
    }
}

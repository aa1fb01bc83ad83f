package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.KeyOwner;
import dev.rustaiide.app.workbench.MenuGroup;

class KeyDispatchTest {
    private final CommandTable commands = new CommandTable();
    private final KeyDispatch dispatch = new KeyDispatch(commands);
    private final Set<String> sensible = new HashSet<>(Set.of("window.leave", "page.leave"));
    private final List<String> ran = new ArrayList<>();

    private void add(String id, String keys) {
        commands.add(Command.when(id, MenuGroup.GO, id, keys, () -> sensible.contains(id), () -> ran.add(id)));
    }

    /** Whether the stroke went on to the widget. */
    private boolean press(int modifiers, int key) {
        Event event = new Event();
        event.type = SWT.KeyDown;
        event.stateMask = modifiers;
        event.keyCode = key;
        event.doit = true;
        dispatch.handle(event);
        return event.doit;
    }

    @Test
    void of_several_commands_with_the_same_keys_the_last_that_makes_sense_has_them() {
        add("window.leave", "Escape");
        add("page.leave", "Escape");
        assertFalse(press(0, SWT.ESC));
        sensible.remove("page.leave");
        assertFalse(press(0, SWT.ESC));
        sensible.clear();
        assertTrue(press(0, SWT.ESC));
        assertEquals(List.of("page.leave", "window.leave"), ran);
    }

    private void addWithin(KeyContext context, String id, String keys) {
        commands.add(Command.of(id, MenuGroup.GO, id, keys, () -> ran.add(id)).within(context));
    }

    @Test
    void what_people_are_in_has_its_keys_before_the_window_whatever_was_added_last() {
        boolean[] inExplorer = {true};
        addWithin(new KeyContext("explorer", () -> inExplorer[0]), "explorer.rename", "F2");
        addWithin(new KeyContext("explorer", () -> inExplorer[0]), "explorer.deep", "Ctrl+K R");
        addWithin(KeyContext.WINDOW, "refactor.rename", "F2");
        addWithin(KeyContext.WINDOW, "window.k", "Ctrl+K");
        assertFalse(press(0, SWT.F2));
        assertFalse(press(SWT.MOD1, 'k'));
        assertFalse(press(0, 'r'));
        inExplorer[0] = false;
        assertFalse(press(0, SWT.F2));
        assertFalse(press(SWT.MOD1, 'k'));
        assertTrue(press(0, 'r'));
        assertEquals(List.of("explorer.rename", "explorer.deep", "refactor.rename", "window.k"), ran);
    }

    @Test
    void a_control_that_owns_a_key_has_it_unless_a_sequence_has_begun() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Display display = new Display();
        try {
            Composite terminal = new Composite(new Shell(display), SWT.NONE);
            terminal.setData(KeyOwner.KEY, (KeyOwner) stroke -> stroke.key() == 'r' || stroke.key() == 'k');
            add("page.leave", "Ctrl+R");
            add("window.leave", "Alt+K K");
            assertTrue(pressIn(terminal, SWT.MOD1, 'r'));
            sensible.add("own");
            add("own", "Alt+X R");
            assertFalse(pressIn(terminal, SWT.ALT, 'x'));
            assertFalse(pressIn(terminal, 0, 'r'));
            assertEquals(List.of("own"), ran);
        } finally {
            display.dispose();
        }
    }

    private boolean pressIn(Widget widget, int modifiers, int key) {
        Event event = new Event();
        event.type = SWT.KeyDown;
        event.widget = widget;
        event.stateMask = modifiers;
        event.keyCode = key;
        event.doit = true;
        dispatch.handle(event);
        return event.doit;
    }

    @Test
    void a_stroke_that_breaks_off_a_sequence_is_dropped_with_it() {
        add("page.leave", "Ctrl+K Ctrl+L");
        assertFalse(press(SWT.MOD1, 'k'));
        assertFalse(press(0, 'x'));
        assertTrue(press(SWT.MOD1, 'l'));
        assertFalse(press(SWT.MOD1, 'k'));
        assertFalse(press(SWT.MOD1, 'l'));
        assertEquals(List.of("page.leave"), ran);
    }

    private void tapShift(int time) {
        press(0, SWT.SHIFT);
        Event up = new Event();
        up.type = SWT.KeyUp;
        up.stateMask = SWT.SHIFT;
        up.keyCode = SWT.SHIFT;
        up.time = time;
        dispatch.handleUp(up);
    }

    @Test
    void shift_twice_in_a_moment_is_a_sequence_and_capital_letters_are_not() {
        sensible.add("go.everywhere");
        add("go.everywhere", "Shift Shift");
        tapShift(1000);
        tapShift(1200);
        assertEquals(List.of("go.everywhere"), ran);
        tapShift(2000);
        tapShift(3000);
        assertEquals(1, ran.size(), "a second between them is too long");
        tapShift(4000);
        assertTrue(press(SWT.SHIFT, 'a'), "a letter after a tap is a letter");
        press(0, SWT.SHIFT);
        assertTrue(press(SWT.SHIFT, 'b'));
        tapShiftAfterLetter(4100);
        assertEquals(1, ran.size());
    }

    private void tapShiftAfterLetter(int time) {
        Event up = new Event();
        up.keyCode = SWT.SHIFT;
        up.time = time;
        dispatch.handleUp(up);
    }
}

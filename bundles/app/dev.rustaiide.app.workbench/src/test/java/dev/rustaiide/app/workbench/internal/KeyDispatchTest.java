package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.Command;
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
}

package dev.rustaiide.app.editor.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.editor.EditorCommand;

/** Which key means which command. */
final class KeyMap {
    private static final int NO_KEY = 0;

    private final Map<Integer, EditorCommand> commands = new HashMap<>();

    /** The keys that the commands come with. */
    KeyMap() {
        for (EditorCommand command : EditorCommand.values()) {
            int key = parse(command.key());
            if (key != NO_KEY) {
                commands.put(key, command);
            }
        }
        commands.put(SWT.SHIFT | SWT.CR, EditorCommand.NEW_LINE);
        commands.put(SWT.SHIFT | SWT.BS, EditorCommand.DELETE_LEFT);
        commands.put(SWT.KEYPAD_CR, EditorCommand.NEW_LINE);
        commands.put(SWT.MOD1 | 'y', EditorCommand.REDO);
        commands.put(SWT.MOD1 | SWT.INSERT, EditorCommand.COPY);
        commands.put(SWT.SHIFT | SWT.INSERT, EditorCommand.PASTE);
        commands.put(SWT.SHIFT | SWT.DEL, EditorCommand.CUT);
    }

    Optional<EditorCommand> find(Event event) {
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        return Optional.ofNullable(commands.get(modifiers | Character.toLowerCase(event.keyCode)));
    }

    /** The accelerator of e.g. {@code M1+SHIFT+ARROW_UP}; {@link #NO_KEY} for an empty string. */
    static int parse(String keys) {
        int accelerator = 0;
        if (keys.isEmpty()) {
            return NO_KEY;
        }
        // The last character may itself be a plus.
        for (String part : keys.split("\\+(?=.)")) {
            accelerator |= switch (part) {
                case "M1" -> SWT.MOD1;
                case "SHIFT" -> SWT.SHIFT;
                case "ALT" -> SWT.ALT;
                case "ARROW_LEFT" -> SWT.ARROW_LEFT;
                case "ARROW_RIGHT" -> SWT.ARROW_RIGHT;
                case "ARROW_UP" -> SWT.ARROW_UP;
                case "ARROW_DOWN" -> SWT.ARROW_DOWN;
                case "PAGE_UP" -> SWT.PAGE_UP;
                case "PAGE_DOWN" -> SWT.PAGE_DOWN;
                case "HOME" -> SWT.HOME;
                case "END" -> SWT.END;
                case "BS" -> SWT.BS;
                case "DEL" -> SWT.DEL;
                case "CR" -> SWT.CR;
                case "TAB" -> SWT.TAB;
                case "ESC" -> SWT.ESC;
                case "F3" -> SWT.F3;
                case "F12" -> SWT.F12;
                case "SPACE" -> ' ';
                default -> character(part, keys);
            };
        }
        return accelerator;
    }

    private static char character(String part, String keys) {
        if (part.length() != 1) {
            throw new IllegalArgumentException("no key '" + part + "' in " + keys);
        }
        return Character.toLowerCase(part.charAt(0));
    }
}

package dev.rustaiide.app.vim.internal.window;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.workbench.KeyStroke;

/** Keys of the window as Vim writes them. */
final class VimKeys {
    private static final Map<Integer, String> NAMED = Map.ofEntries(Map.entry((int) SWT.ESC, "<Esc>"),
            Map.entry((int) SWT.CR, "<CR>"), Map.entry(SWT.KEYPAD_CR, "<CR>"), Map.entry((int) SWT.BS, "<BS>"),
            Map.entry((int) SWT.DEL, "<Del>"), Map.entry(SWT.ARROW_LEFT, "<Left>"),
            Map.entry(SWT.ARROW_RIGHT, "<Right>"), Map.entry(SWT.ARROW_UP, "<Up>"),
            Map.entry(SWT.ARROW_DOWN, "<Down>"), Map.entry(SWT.HOME, "<Home>"), Map.entry(SWT.END, "<End>"),
            Map.entry(SWT.PAGE_UP, "<PageUp>"), Map.entry(SWT.PAGE_DOWN, "<PageDown>"));
    /** What Ctrl does with a letter in Vim; all others keep what the key map says. */
    private static final Set<Character> WITH_CONTROL = Set.of('r', 'd', 'u', 'f', 'b', 'e', 'y', 'o', 'i', 'a', 'x',
            ']', '[', 'c', 'v');
    /** What Ctrl does with a letter in Vim while text is inserted, besides ending that. */
    private static final Set<Character> INSERTING = Set.of('w', 'u', 'r', 'o');

    private VimKeys() {}

    /** How Vim writes {@code event}; empty if it is no key of Vim's. */
    static Optional<String> of(Event event) {
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        String named = NAMED.get(event.keyCode);
        if (named != null) {
            return (modifiers & ~SWT.SHIFT) == 0 ? Optional.of(named) : Optional.empty();
        }
        if (modifiers == SWT.CTRL && (WITH_CONTROL.contains((char) event.keyCode) || event.keyCode == 'w')) {
            return Optional.of(event.keyCode == '[' ? "<Esc>" : "<C-" + (char) event.keyCode + ">");
        }
        boolean plain = (modifiers & ~SWT.SHIFT) == 0 || modifiers == (SWT.CTRL | SWT.ALT);
        boolean text = event.character >= ' ' && event.character != SWT.DEL;
        return plain && text ? Optional.of(String.valueOf(event.character)) : Optional.empty();
    }

    /** Whether {@code stroke} is Vim's while keys are commands, whatever the key map says. */
    static boolean isCommand(KeyStroke stroke) {
        int modifiers = stroke.modifiers();
        boolean plain = (modifiers & ~SWT.SHIFT) == 0;
        boolean named = NAMED.containsKey(stroke.key());
        return plain && (named || (stroke.key() & SWT.KEYCODE_BIT) == 0 && stroke.key() >= ' ')
                || modifiers == SWT.CTRL && WITH_CONTROL.contains((char) stroke.key());
    }

    /** Whether {@code stroke} is Vim's while text is inserted: it ends that, or has a meaning of its own there. */
    static boolean isForInsertion(KeyStroke stroke) {
        return stroke.modifiers() == 0 && stroke.key() == SWT.ESC || stroke.modifiers() == SWT.CTRL
                && (stroke.key() == '[' || stroke.key() == 'c' || INSERTING.contains((char) stroke.key()));
    }

    /** The same of a key as Vim writes it. */
    static boolean isForInsertion(String key) {
        return key.equals("<Esc>") || key.equals("<C-c>") || key.length() == 5 && key.startsWith("<C-")
                && INSERTING.contains(key.charAt(3));
    }
}

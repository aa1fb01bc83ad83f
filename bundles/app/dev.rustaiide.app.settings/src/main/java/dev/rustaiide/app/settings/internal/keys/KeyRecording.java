package dev.rustaiide.app.settings.internal.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;

import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.KeyOwner;
import dev.rustaiide.app.workbench.KeyStroke;
import dev.rustaiide.system.user.experience.Keys;

/**
 * A field that takes keys instead of letters while it records, whatever commands they would start. Escape and Enter by
 * themselves are for whoever listens, and Backspace takes the last stroke away.
 */
final class KeyRecording {
    private static final int MOST = 4;

    private final TextField field;
    private final Consumer<Optional<Keys>> listener;
    private final List<String> strokes = new ArrayList<>();
    private boolean isOn;

    KeyRecording(TextField field, Consumer<Optional<Keys>> listener) {
        this.field = field;
        this.listener = listener;
        field.control().setData(KeyOwner.KEY, (KeyOwner) stroke -> isOn);
        field.onKey(this::key);
    }

    /** Begins with nothing, or ends. */
    void set(boolean on) {
        isOn = on;
        strokes.clear();
        field.setText("");
    }

    boolean isOn() {
        return isOn;
    }

    Optional<Keys> keys() {
        return strokes.isEmpty() ? Optional.empty() : Optional.of(new Keys(strokes));
    }

    private boolean key(int keyCode, int stateMask) {
        boolean plain = (stateMask & SWT.MODIFIER_MASK) == 0;
        if (!isOn || plain && (keyCode == SWT.ESC || keyCode == SWT.CR || keyCode == SWT.KEYPAD_CR
                || keyCode == SWT.TAB)) {
            return false;
        }
        if (plain && keyCode == SWT.BS) {
            if (!strokes.isEmpty()) {
                strokes.removeLast();
            }
        } else {
            named(new KeyStroke(stateMask & SWT.MODIFIER_MASK, Character.toLowerCase(keyCode))).ifPresent(this::add);
        }
        field.setText(keys().map(Keys::toString).orElse(""));
        listener.accept(keys());
        return true;
    }

    private void add(String stroke) {
        if (strokes.size() == MOST) {
            strokes.clear();
        }
        strokes.add(stroke);
    }

    /** How key maps write it; empty for modifiers alone and for keys that they have no name for. */
    static Optional<String> named(KeyStroke stroke) {
        try {
            boolean modifier = stroke.key() == SWT.SHIFT || stroke.key() == SWT.CTRL || stroke.key() == SWT.ALT
                    || stroke.key() == SWT.COMMAND || stroke.key() == SWT.ALT_GR || stroke.key() == SWT.CAPS_LOCK;
            boolean unnamed = (stroke.key() & SWT.KEYCODE_BIT) != 0 && stroke.toString().matches("(.*\\+)?.");
            return modifier || unnamed ? Optional.empty()
                    : Optional.of(Keys.parse(stroke.toString()).strokes().getFirst());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}

package dev.rustaiide.app.settings.internal.keys;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.Keys;

/** Where other keys for one command are pressed; it says who else has them before they are given. */
final class KeyChoice {
    private final Composite box;
    private final Look look;
    private final Caption what;
    private final Caption others;
    private final TextField field;
    private final KeyRecording recording;
    private final BiFunction<CommandEntry, Keys, String> whose;
    private final BiConsumer<CommandEntry, Optional<Keys>> giver;
    private @Nullable CommandEntry command;

    /**
     * @param whose a sentence about who has the keys, empty if nobody has
     * @param giver does it; no keys take the command's away
     */
    KeyChoice(Composite parent, Look look, BiFunction<CommandEntry, Keys, String> whose,
            BiConsumer<CommandEntry, Optional<Keys>> giver) {
        this.look = look;
        this.whose = whose;
        this.giver = giver;
        box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 0;
        box.setLayout(layout);
        GridData data = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        data.exclude = true;
        box.setLayoutData(data);
        box.setVisible(false);
        what = caption(Token.TEXT);
        field = new TextField(box, look, "Keys", "Press the keys");
        field.setGround(Token.BACKGROUND);
        field.setLeading(Icon.KEYBOARD);
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        recording = new KeyRecording(field, this::pressed);
        button("Use (Enter)", true, () -> give(recording.keys()));
        button("No keys", false, () -> give(Optional.empty()));
        button("Cancel (Escape)", false, this::close);
        others = caption(Token.WARNING);
        field.onEnter(() -> give(recording.keys()));
        field.onKey((key, state) -> {
            boolean escape = key == SWT.ESC && (state & SWT.MODIFIER_MASK) == 0;
            if (escape) {
                close();
            }
            return escape;
        });
        Look.Registration registration = look.onChange(this::dress);
        box.addListener(SWT.Dispose, event -> registration.close());
        dress();
    }

    private void button(String label, boolean primary, Runnable action) {
        Button button = new Button(box, look, label, primary);
        button.setGround(Token.BACKGROUND);
        button.onPress(action);
    }

    private Caption caption(Token color) {
        Caption caption = new Caption(box, look, "", TextSize.BODY, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
        return caption;
    }

    void open(CommandEntry of) {
        command = of;
        what.setText("Keys for \u201c" + of.label() + "\u201d");
        others.setText("");
        recording.set(true);
        show(true);
        field.setFocus();
    }

    private void pressed(Optional<Keys> keys) {
        CommandEntry of = command;
        if (of != null) {
            others.setText(keys.map(those -> whose.apply(of, those)).orElse(""));
            box.layout(true, true);
        }
    }

    private void give(Optional<Keys> keys) {
        CommandEntry of = command;
        if (of != null) {
            show(false);
            command = null;
            giver.accept(of, keys);
        }
    }

    private void close() {
        command = null;
        show(false);
        box.getParent().layout(true, true);
    }

    private void show(boolean shown) {
        if (!shown) {
            recording.set(false);
        }
        ((GridData) box.getLayoutData()).exclude = !shown;
        box.setVisible(shown);
    }

    private void dress() {
        box.setBackground(look.color(Token.BACKGROUND));
    }
}

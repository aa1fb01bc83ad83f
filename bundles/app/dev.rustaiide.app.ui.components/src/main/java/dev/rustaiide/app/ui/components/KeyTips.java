package dev.rustaiide.app.ui.components;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Look.Registration;

/**
 * Which keys commands have now, for what is said of a control whose command is offered by somebody else. UI thread
 * only.
 */
public interface KeyTips {
    /** For a window without commands: only the words are told. */
    KeyTips NONE = new KeyTips() {
        @Override
        public String keysOf(String command) {
            return "";
        }

        @Override
        public Registration onKeys(Runnable listener) {
            return () -> { };
        }
    };

    /** The keys that are shown for the command of this id; empty if it has none, or there is no such command. */
    String keysOf(String command);

    /** Runs {@code listener} when commands have other keys. */
    Registration onKeys(Runnable listener);

    /** {@code words} with the keys of the command behind them in brackets, for tips; alone if it has none. */
    default String withKeys(String words, String command) {
        String keys = keysOf(command);
        return keys.isEmpty() ? words : words + " (" + keys + ")";
    }

    /** {@code sentence} with the keys of the command for its {@code %s}; empty if it has none: none are promised. */
    default String sentence(String sentence, String command) {
        String keys = keysOf(command);
        return keys.isEmpty() ? "" : sentence.formatted(keys);
    }

    /** Has {@code show} told {@code words} {@link #withKeys}, now and when keys change, while {@code of} is there. */
    default void tip(Control of, String words, String command, Consumer<String> show) {
        Runnable tell = () -> show.accept(withKeys(words, command));
        Registration keys = onKeys(tell);
        of.addListener(SWT.Dispose, event -> keys.close());
        tell.run();
    }

    /** {@code button}, whose name is {@code words} with the keys of {@code command}. */
    default IconButton tip(IconButton button, String words, String command) {
        tip(button, words, command, button::setName);
        return button;
    }
}

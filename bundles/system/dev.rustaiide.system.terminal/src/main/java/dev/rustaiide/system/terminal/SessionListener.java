package dev.rustaiide.system.terminal;

import java.util.OptionalInt;

/** What happens in a terminal. Called on its own thread; must be quick, and must not call the session. */
public interface SessionListener {
    /** Hears nothing. */
    SessionListener NONE = () -> { };

    /** Something may be shown otherwise than before; comes thousands of times a second if a program writes a lot. */
    void changed();

    /** The bell rang. */
    default void bell() { }

    /** How the program calls itself. */
    default void title(String title) { }

    /** A program wants {@code text} on the clipboard. */
    default void clipboard(String text) { }

    /** As {@link dev.rustaiide.foundation.terminal.TerminalListener#color}. */
    default OptionalInt color(int index) {
        return OptionalInt.empty();
    }
}

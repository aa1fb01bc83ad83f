package dev.rustaiide.foundation.terminal;

import java.util.OptionalInt;

/** What a program asks of the terminal beside its screen. Called while bytes are fed, on that thread; must be quick. */
public interface TerminalListener {
    /** Hears nothing and answers nothing. */
    TerminalListener NONE = reply -> { };

    /** The program asked something; {@code bytes} are to be written to it. */
    void reply(byte[] bytes);

    /** The bell rang. */
    default void bell() { }

    /** How the program calls itself; may be empty. At most some hundred characters, none of them a control. */
    default void title(String title) { }

    /** The folder that a shell is in, as a {@code file:} address. */
    default void directory(String address) { }

    /** The program wants {@code text} on the clipboard. Many terminals ignore it: any text that is shown can ask. */
    default void clipboard(String text) { }

    /** A program chose another number of columns, see {@link VirtualTerminal#chosenColumns}. */
    default void resized() { }

    /** A prompt of the shell is shown, or its command has begun to run. */
    default void shell(boolean running) { }

    /** Red, green and blue of a colour of the theme: 0 to 255 of the palette, 256 for text, 257 for its ground. */
    default OptionalInt color(int index) {
        return OptionalInt.empty();
    }
}

package dev.rustaiide.foundation.terminal;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.terminal.internal.ScreenTerminal;

/**
 * A terminal without a window. It is not safe for several threads: whoever has it guards it. Nothing here blocks.
 *
 * <p>Rows are counted from the oldest that is kept; the last {@link #rows} of them are the screen. While a program has
 * the alternate screen there are no others.
 */
@ProviderType
public interface VirtualTerminal {
    int LEAST_COLUMNS = 2;
    int MOST_COLUMNS = 4096;
    int MOST_ROWS = 1024;

    /**
     * A terminal with an empty screen; sizes out of bounds are moved into them.
     *
     * @param lines how many lines are kept that left the screen, about
     */
    static VirtualTerminal of(int columns, int rows, int lines, TerminalListener listener) {
        return new ScreenTerminal(columns, rows, lines, listener);
    }

    /** Takes what a program wrote. No bytes make it fail, and they may come in any pieces. */
    void feed(byte[] bytes, int from, int to);

    /**
     * Gives it another size; lines are wrapped anew. Sizes out of bounds are moved into them. Columns stay that a
     * program chose.
     */
    void resize(int columns, int rows);

    int columns();

    /** How many columns a program chose to have, 80 or 132, whatever the window has; 0 if it did not. */
    int chosenColumns();

    /** The height of the screen. */
    int rows();

    /** How many rows can be seen by scrolling, those of the screen among them. */
    int allRows();

    /** What a program wants of the keyboard and the pointer. */
    InputModes modes();

    /** Whether a program draws a picture of which nobody shall see half. */
    boolean isDrawing();

    /** Shows {@code frame} the rows from {@code top} on, as many as it has; see {@link TerminalFrame#changed}. */
    void read(int top, TerminalFrame frame);

    /** The first line that is kept; {@link CellPosition#line} counts on from there. */
    long firstLine();

    /** The number behind that of the last line. */
    long endLine();

    /** The row in which {@code position}, or what is next to it, can be seen. */
    int rowOf(CellPosition position);

    /**
     * A line as text, without blanks at its end, or "" if it is not kept. What index of the text lies in which cell:
     * {@link LineText#cellOf}.
     */
    LineText line(long line);

    /** The text from {@code from} up to {@code to}; lines end with line feeds, rows that belong together do not. */
    String text(CellPosition from, CellPosition to);

    /** The screen as text: its rows with line feeds between them, without blanks at their ends. */
    String screenText();

    /** The address of the link at {@code position}. */
    Optional<String> linkAt(CellPosition position);

    /** The line with the next prompt of a shell before ({@code step < 0}) or behind {@code line}. */
    OptionalLong prompt(long line, int step);

    /** How the command ended whose prompt is in {@code line}; empty if there is none, or it has not ended. */
    OptionalInt exit(long line);
}

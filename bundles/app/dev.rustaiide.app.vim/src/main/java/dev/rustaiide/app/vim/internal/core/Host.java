package dev.rustaiide.app.vim.internal.core;

import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** What Vim edits, and what is around it. All offsets are in UTF-16 units. */
public interface Host {
    Text text();

    int caret();

    /** Shows the caret and what is selected; {@code start} and {@code end} are equal if nothing is. */
    void show(int caret, int start, int end);

    /** Changes the text, as one step if it can; {@code changes} ascend and are apart. */
    void edit(List<TextChange> changes, int caret);

    /** Shows the caret at {@code at} and {@code rows}, of a line each, as selected. */
    default void showRows(int at, List<Span> rows) {
        show(at, at, at);
    }

    /** Takes one step back, or does it again; whether there was one. */
    boolean undo();

    boolean redo();

    boolean isReadOnly();

    /** What a line ends with that is new. */
    String lineBreak();

    /** Columns of a level of indentation. */
    int shiftWidth();

    /** White space as wide as {@code columns}, as the text is indented. */
    String indentation(int columns);

    String clipboard();

    void setClipboard(String text);

    /** The first and the last line that can be seen. */
    int firstSeen();

    int lastSeen();

    /** Scrolls so that {@code line} is the first that is seen. */
    void scrollTo(int line);

    /** Has something done that is not about text; whether there is such a thing. */
    boolean act(Act act, String argument);

    /** Says something quietly; empty takes back what was said. */
    void say(String message);

    /** What is asked of the host. */
    enum Act {
        WRITE, QUIT, QUIT_WITHOUT_SAVING, WRITE_AND_QUIT, WRITE_ALL, EDIT_FILE, NUMBERS, NO_NUMBERS, NO_HIGHLIGHT,
        DEFINITION, HOVER, REFERENCES, IMPLEMENTATION, COMMENT, FORMAT, NEXT_TAB, PREVIOUS_TAB, BACK, FORWARD, FOLD,
        UNFOLD, FOLD_ALL, UNFOLD_ALL, NEXT_PROBLEM, PREVIOUS_PROBLEM, SPLIT, SPLIT_RIGHT
    }
}

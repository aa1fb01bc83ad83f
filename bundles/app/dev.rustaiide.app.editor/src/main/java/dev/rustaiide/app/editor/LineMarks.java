package dev.rustaiide.app.editor;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a debugger shows in an editor: marks beside lines, the line that a program stands at, and notes behind lines. It
 * follows edits and is no part of the text. UI thread only.
 */
@ProviderType
public interface LineMarks {
    /**
     * A mark beside a line, counted from zero.
     *
     * @param key whatever it stands for; comes back as it was given
     * @param tip what is said about it where the pointer rests; may be empty
     */
    record Mark(int line, Shape shape, Object key, String tip) {}

    /** How a mark looks. */
    enum Shape {
        /** Full: it will stop there. */
        ACTIVE,
        /** Full with a bar: it will stop there if something holds. */
        CONDITIONAL,
        /** A lozenge: it prints and goes on. */
        LOG,
        /** Empty: it is turned off. */
        OFF,
        /** Empty and grey: no code is there. */
        IDLE
    }

    /** The button of the mouse that was pressed beside a line, with the modifiers that were held. */
    record Click(int line, int button, int modifiers) {}

    /** Shows {@code marks}, at most one for a line, and no others. */
    void set(List<Mark> marks);

    /** Those that were set, each with the line that it has now. */
    List<Mark> now();

    /** A program stands before {@code line}; -1 for none. A line of a caller, if {@code isCaller}, is less bright. */
    void setStop(int line, boolean isCaller);

    /** The line that a program stands before now; -1 for none. */
    int stop();

    /** Shows muted words behind lines until their text changes. */
    void setNotes(Map<Integer, String> notes);

    /** The words that are shown now. */
    Map<Integer, String> notes();

    /** Hears of presses beside lines that are for nobody else. */
    void onClick(Consumer<Click> listener);
}

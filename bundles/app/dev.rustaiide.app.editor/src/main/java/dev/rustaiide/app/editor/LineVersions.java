package dev.rustaiide.app.editor;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.graphics.Rectangle;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a version control shows beside lines: bars where they are not as they were, a column left of all that tells of
 * each line, and words behind the line of the caret. It follows edits and is no part of the text. UI thread only.
 */
@ProviderType
public interface LineVersions {
    /** What became of lines. */
    enum Kind {
        ADDED, CHANGED,
        /** They are gone: between two lines. */
        REMOVED
    }

    /**
     * Lines that are not as they were.
     *
     * @param first from zero
     * @param end the line behind the last; {@code first} where lines are gone before it
     * @param hollow whether it is drawn less: somebody has taken care of it
     */
    record Bar(int first, int end, Kind kind, boolean hollow) {
        /** Whether it stands at {@code line}. */
        public boolean isAt(int line) {
            return line == first || line > first && line < end;
        }
    }

    /** Shows {@code bars}, which ascend, and no others; nothing is drawn anew if they are those that are shown. */
    void setBars(List<Bar> bars);

    /** The bars with the lines that they have now. */
    List<Bar> bars();

    /** Hears of clicks on bars. */
    void onBar(Consumer<Bar> listener);

    /**
     * What the column has beside a line.
     *
     * @param words empty where the line above tells it
     * @param heat how bright the strip before them is, 0 to 1
     */
    record Cell(String words, double heat) {
        public static final Cell NOTHING = new Cell("", 0);
    }

    /** A column left of all else. */
    interface Column {
        /** How many characters it has room for. */
        int width();

        Cell at(int line);
    }

    /** Shows {@code column} from now on, or what it tells now if it is shown. */
    void showColumn(Column column);

    void hideColumn();

    /** Whether the column is under a point that is so far right. */
    boolean isColumn(int x);

    /** Shows muted words behind {@code line} until its text changes; none for empty ones. */
    void setTail(int line, String words);

    /** Where {@code line} stands on the canvas of the view, as far right as bars and column go. */
    Rectangle place(int line);
}

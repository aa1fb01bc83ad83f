package dev.rustaiide.app.editor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/**
 * Where the text of an editor stands on the screen, and what is shown there that is no text: labels within lines, rows
 * between them, colours, marks. Points count from the upper left corner of the {@link #canvas}. UI thread only.
 */
@ProviderType
public interface EditorView {
    /** What the text is drawn on; it has the keyboard focus of the editor. Nobody else draws there. */
    Canvas canvas();

    /** How far one row is from the next. */
    int lineHeight();

    /** How far below the top of a row the base line of its text is. */
    int baseline();

    /** Where the caret at {@code offset}, or at the end of a shorter text, stands: its top. */
    Point locationOf(int offset);

    /** The offset of the caret nearest to a point. */
    int offsetAt(int x, int y);

    /** The offset of the character under a point; -1 if there is none. */
    int characterAt(int x, int y);

    /** The line whose row, or lens, or ghost line is at {@code y}; the last line below all. */
    int lineAt(int y);

    /** Whether {@code x} is left of the text, where line numbers and marks are. */
    boolean isGutter(int x);

    /** What is in view, and about a page before and behind. */
    Range seenRange();

    /** Runs {@code listener} whenever other lines are in view. */
    void onScroll(Runnable listener);

    /** Scrolls as little as needed to have the main caret in view. */
    void revealCaret();

    void redrawAll();

    /** Draws what is damaged now instead of after the other events that wait. */
    void flush();

    /** Asks {@code inlays} for the labels within lines from now on. */
    void setInlays(Inlays inlays);

    /** The labels of {@code lines} are others now. */
    void inlaysChanged(Collection<Integer> lines);

    /** Which of the labels of {@link #lineAt} is at a point, in the order in which they were given; -1 if none is. */
    int inlayAt(int x, int y);

    /** Has {@code lenses} draw the rows above lines from now on. */
    void setLenses(Lenses lenses);

    /**
     * The lines at {@code offsets}, which ascend, have a row above them now; they follow edits. What is in view stays
     * where it is. A lens is known by the index of its offset.
     */
    void lensesChanged(int[] offsets);

    /**
     * Shows {@code lines}, which are not in the text, muted, each in a row of its own below the line at {@code offset},
     * and below no other; none for an empty list. What is in view stays where it is. They have no numbers, carets pass
     * by them, a point on them is the end of the line above, and they follow edits.
     */
    void setGhostLines(int offset, List<String> lines);

    /** The lens whose row is at {@code y}; -1 if it is another row. */
    int lensAt(int y);

    /** The lenses in view, from above. */
    List<Integer> seenLenses();

    /** Asks {@code colours} what names mean from now on. */
    void setColours(Colours colours);

    void coloursChanged();

    /** Asks {@code names} where else the thing at the caret is named from now on. */
    void setNames(Names names);

    void namesChanged();

    /**
     * Shows around the caret the declarations of {@code symbols} from now on, a tree of the text {@code of}, which may
     * be a little older than the one there is now. None for what the syntax says.
     */
    void setSymbols(Text of, List<Symbol> symbols);

    /** What is wrong within {@code span}, or touches it, with the places that it has now. */
    List<Diagnostic> problemsIn(Span span);

    /** Runs {@code listener} when other things are known to be wrong. */
    void onProblems(Runnable listener);

    /** Draws carets on characters instead of between them, as where keys are commands. */
    void setBlockCaret(boolean on);

    /** Underlines what leads elsewhere, under a pointer that says so; an empty span for nothing. */
    void setLink(Span link);

    /** Boxes what of a snippet is to be filled in; the places ascend. */
    void setPlaces(List<Span> places);

    /** Fades {@code span} and strikes it through, as what somebody may take away; an empty one for nothing. */
    void setStruck(Span span);

    /** Underlines each of {@code places}, which ascend, in its colour. */
    void setSwatches(List<Span> places, List<RGB> colours);

    /** What can be folded, where there is no grammar that says so. */
    void setFolds(List<Fold> folds);

    /** Shows a light bulb beside {@code line}; a click on it is {@link EditorCommand#FIX}. None for -1. */
    void setBulb(int line);

    /** The line with the light bulb; -1 if there is none. */
    int bulbLine();

    /**
     * A label before the character at {@code column}.
     *
     * @param isBeforeCaret whether the caret at {@code column} stands behind it, as it does behind the name of a
     *     parameter; otherwise it follows what is typed there
     */
    record Inlay(int column, String text, int width, int padLeft, int padRight, boolean isBeforeCaret) {}

    /** Labels within the lines that are not part of the text. */
    interface Inlays {
        /** Those between two offsets, the end of a line included; their columns count from {@code start}. */
        List<Inlay> on(int start, int end);

        /** Follows a change of the text. */
        void edited(DocumentChange change);

        /** Draws a label with its left edge at {@code x} in the row whose top is {@code y}. */
        void paint(GC gc, Inlay inlay, int x, int y);
    }

    /** Rows above lines. */
    @FunctionalInterface
    interface Lenses {
        /** Draws {@code lens} in the row at {@code y}, from {@code x} on; its ground is there. */
        void paint(GC gc, int lens, int x, int y);
    }

    /** Colours over those of the syntax. */
    interface Colours {
        /** What becomes of {@code runs}, which count from {@code start}, of the line that ends at {@code end}. */
        List<Highlight> over(List<Highlight> runs, int start, int end);

        /** Follows a change of the text. */
        void edited(DocumentChange change);
    }

    /** Where in the text the thing at the caret is named, from who knows that better than the syntax. */
    interface Names {
        /** The places, ascending, if they are known for {@code selection} of this very text. */
        Optional<List<Span>> at(Text text, Selection selection);

        /** The caret rests there: {@link EditorView#namesChanged} is called when they are known. */
        void rest(Text text, Selection selection);
    }
}

package dev.rustaiide.app.editor.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/** Thin bars over the text that show where one is, and where problems, matches and occurrences are. */
final class Scrollbars {
    static final int THICKNESS = 3 * Look.STEP;
    private static final int SMALLEST = 6 * Look.STEP;
    private static final int MOST_MARKS = 5000;

    private final TextView view;
    private final EditorModel model;
    private final Viewport viewport;
    private final Decorations decorations;
    private final Palette palette;
    private boolean vertical;
    private boolean dragging;
    private int grip;

    Scrollbars(TextView view, EditorModel model, Viewport viewport, Decorations decorations, Palette palette) {
        this.view = view;
        this.model = model;
        this.viewport = viewport;
        this.decorations = decorations;
        this.palette = palette;
    }

    private boolean hasVertical() {
        return viewport.maxTop() > 0 && (long) viewport.rows() * viewport.lineHeight() > viewport.height();
    }

    private boolean hasHorizontal() {
        return viewport.contentWidth() > viewport.textWidth();
    }

    private Rectangle verticalThumb() {
        long whole = viewport.maxTop() + viewport.height();
        int size = (int) Math.max(SMALLEST, (long) viewport.height() * viewport.height() / whole);
        int room = viewport.height() - size;
        int y = viewport.maxTop() == 0 ? 0 : (int) ((double) viewport.top() / viewport.maxTop() * room);
        return new Rectangle(viewport.width() - THICKNESS, y, THICKNESS, size);
    }

    private Rectangle horizontalThumb() {
        int room = viewport.textWidth() - THICKNESS;
        long whole = (long) viewport.maxLeft() + viewport.textWidth();
        int size = (int) Math.max(SMALLEST, (long) room * viewport.textWidth() / whole);
        int x = viewport.maxLeft() == 0 ? 0 : (int) ((double) viewport.left() / viewport.maxLeft() * (room - size));
        return new Rectangle(viewport.gutter() + x, viewport.height() - THICKNESS, size, THICKNESS);
    }

    void paint(GC gc, Rectangle clip) {
        if (clip.x + clip.width > viewport.width() - THICKNESS) {
            paintMarks(gc, clip);
            if (hasVertical()) {
                paintThumb(gc, verticalThumb());
            }
        }
        if (hasHorizontal() && clip.y + clip.height > viewport.height() - THICKNESS) {
            paintThumb(gc, horizontalThumb());
        }
    }

    private void paintThumb(GC gc, Rectangle thumb) {
        gc.setBackground(palette.of(Token.MUTED));
        gc.setAlpha(dragging ? 160 : 80);
        gc.fillRoundRectangle(thumb.x + 3, thumb.y + 2, thumb.width - 6, thumb.height - 4, 6, 6);
        gc.setAlpha(255);
    }

    private void paintMarks(GC gc, Rectangle clip) {
        paintMarks(gc, decorations.occurrences, Token.MUTED, clip);
        paintMarks(gc, decorations.matches, Token.WARNING, clip);
        for (int i = 0; i < Math.min(decorations.problems.size(), MOST_MARKS); i++) {
            gc.setBackground(palette.of(TextPainter.tokenOf(decorations.diagnostics.get(i).severity())));
            paintMark(gc, decorations.problems.start(i), clip);
        }
    }

    private void paintMarks(GC gc, TrackedSpans spans, Token token, Rectangle clip) {
        gc.setBackground(palette.of(token));
        for (int i = 0; i < Math.min(spans.size(), MOST_MARKS); i++) {
            paintMark(gc, spans.start(i), clip);
        }
    }

    private void paintMark(GC gc, int offset, Rectangle clip) {
        int row = model.rows().rowOf(model.text().lineOf(Math.min(offset, model.text().length())));
        int y = (int) ((double) row / Math.max(1, viewport.rows()) * viewport.height());
        if (y + 3 >= clip.y && y <= clip.y + clip.height) {
            gc.fillRectangle(viewport.width() - THICKNESS + 4, y, THICKNESS - 6, 2);
        }
    }

    /** Whether a press at {@code event} is for a bar; it is then taken. */
    boolean press(Event event) {
        vertical = hasVertical() && event.x >= viewport.width() - THICKNESS;
        boolean horizontal = !vertical && hasHorizontal() && event.y >= viewport.height() - THICKNESS
                && event.x >= viewport.gutter();
        if (!vertical && !horizontal || event.button != 1) {
            return false;
        }
        Rectangle thumb = vertical ? verticalThumb() : horizontalThumb();
        dragging = true;
        int at = vertical ? event.y - thumb.y : event.x - thumb.x;
        int size = vertical ? thumb.height : thumb.width;
        grip = at >= 0 && at < size ? at : size / 2;
        drag(event);
        return true;
    }

    /** Follows the pointer; says whether a bar is held. */
    boolean drag(Event event) {
        if (!dragging) {
            return false;
        }
        if (vertical) {
            double room = viewport.height() - verticalThumb().height;
            view.scrollTo(viewport.left(), Math.round((event.y - grip) / Math.max(1, room) * viewport.maxTop()));
        } else {
            double room = viewport.textWidth() - THICKNESS - horizontalThumb().width;
            view.scrollTo((int) Math.round((event.x - grip - viewport.gutter()) / Math.max(1, room)
                    * viewport.maxLeft()), viewport.top());
        }
        return true;
    }

    boolean release() {
        boolean held = dragging;
        dragging = false;
        if (held) {
            view.canvas().redraw();
        }
        return held;
    }

    boolean isOver(int x, int y) {
        return hasVertical() && x >= viewport.width() - THICKNESS
                || hasHorizontal() && y >= viewport.height() - THICKNESS;
    }

    /** The wheel: three lines a notch, sideways with Shift. */
    void wheel(Event event) {
        int points = -event.count * viewport.lineHeight();
        boolean sideways = event.type == SWT.MouseHorizontalWheel || (event.stateMask & SWT.SHIFT) != 0;
        if (sideways) {
            view.scrollTo(viewport.left() + points, viewport.top());
        } else {
            view.scrollTo(viewport.left(), viewport.top() + points);
        }
    }
}

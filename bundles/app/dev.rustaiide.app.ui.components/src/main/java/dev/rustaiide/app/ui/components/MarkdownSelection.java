package dev.rustaiide.app.ui.components;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

/** What of a {@link MarkdownLayout} is selected: from one character of a piece to one of the same or another. */
final class MarkdownSelection {
    private @Nullable Place anchor;
    private @Nullable Place caret;

    private record Place(int piece, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return piece == other.piece ? Integer.compare(column, other.column) : Integer.compare(piece, other.piece);
        }
    }

    void clear() {
        anchor = null;
        caret = null;
    }

    boolean isEmpty() {
        return anchor == null || caret == null || anchor.equals(caret);
    }

    /** Begins at a point of the layout. */
    void start(GC gc, List<MarkdownLayout.Piece> pieces, int x, int y) {
        anchor = at(gc, pieces, x, y);
        caret = anchor;
    }

    /** Goes on to a point of the layout. */
    void extend(GC gc, List<MarkdownLayout.Piece> pieces, int x, int y) {
        if (anchor != null) {
            caret = at(gc, pieces, x, y);
        }
    }

    private static @Nullable Place at(GC gc, List<MarkdownLayout.Piece> pieces, int x, int y) {
        Place best = null;
        for (int i = 0; i < pieces.size(); i++) {
            MarkdownLayout.Piece piece = pieces.get(i);
            Rectangle area = piece.area();
            if (best == null || area.y <= y && (area.x <= x || area.y > pieces.get(best.piece).area().y)) {
                best = new Place(i, column(gc, piece, x));
            }
        }
        return best;
    }

    private static int column(GC gc, MarkdownLayout.Piece piece, int x) {
        gc.setFont(piece.font());
        int column = 0;
        while (column < piece.text().length()
                && piece.x() + gc.stringExtent(piece.text().substring(0, column + 1)).x <= x + 2) {
            column++;
        }
        return column;
    }

    private Place first() {
        return anchor.compareTo(caret) <= 0 ? anchor : caret;
    }

    private Place last() {
        return anchor.compareTo(caret) <= 0 ? caret : anchor;
    }

    /** The characters that are selected, with the lines as they are shown. */
    String text(List<MarkdownLayout.Piece> pieces) {
        if (isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = first().piece; i <= last().piece && i < pieces.size(); i++) {
            MarkdownLayout.Piece piece = pieces.get(i);
            boolean below = i > first().piece && piece.y() > pieces.get(i - 1).y();
            text.append(below ? "\n" : "").append(piece.text(), from(i), to(i, piece));
        }
        return text.toString();
    }

    private int from(int index) {
        return index == first().piece ? first().column : 0;
    }

    private int to(int index, MarkdownLayout.Piece piece) {
        return index == last().piece ? last().column : piece.text().length();
    }

    /** Fills what lies behind the selected characters. */
    void paint(GC gc, Look look, List<MarkdownLayout.Piece> pieces, int dx, int dy) {
        if (isEmpty()) {
            return;
        }
        gc.setBackground(look.color(Token.SELECTION));
        for (int i = first().piece; i <= last().piece && i < pieces.size(); i++) {
            MarkdownLayout.Piece piece = pieces.get(i);
            gc.setFont(piece.font());
            int left = gc.stringExtent(piece.text().substring(0, from(i))).x;
            int right = gc.stringExtent(piece.text().substring(0, to(i, piece))).x;
            gc.fillRectangle(dx + piece.x() + left, dy + piece.y(), right - left, piece.area().height);
        }
    }
}

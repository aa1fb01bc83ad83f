package dev.rustaiide.app.editor.internal;

/**
 * Which part of the text is in view. Rows are counted with folds closed; distances are points, and those from the top
 * of the text do not fit an int in a text of a hundred million lines.
 */
final class Viewport {
    private int width = 1;
    private int height = 1;
    private int rows = 1;
    private int lineHeight = 1;
    private int gutter;
    private int contentWidth;
    private long top;
    private int left;

    void setSize(int newWidth, int newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        scrollTo(left, top);
    }

    void setRows(int count) {
        rows = count;
        scrollTo(left, top);
    }

    void setLineHeight(int points) {
        long row = top / lineHeight;
        lineHeight = points;
        scrollTo(left, row * points);
    }

    void setGutter(int points) {
        gutter = points;
    }

    /** Makes room for a line of {@code points}; the widest line seen counts. */
    void widenTo(int points) {
        contentWidth = Math.max(contentWidth, points);
    }

    void resetWidth() {
        contentWidth = 0;
    }

    /** Scrolls as far as the text goes; says whether anything moved. */
    boolean scrollTo(int newLeft, long newTop) {
        long clampedTop = Math.max(0, Math.min(newTop, maxTop()));
        int clampedLeft = Math.max(0, Math.min(newLeft, maxLeft()));
        boolean moved = clampedTop != top || clampedLeft != left;
        top = clampedTop;
        left = clampedLeft;
        return moved;
    }

    /** The last row can be scrolled up to the top. */
    long maxTop() {
        return Math.max(0, (long) (rows - 1) * lineHeight);
    }

    int maxLeft() {
        return Math.max(0, contentWidth - textWidth() / 2);
    }

    long top() {
        return top;
    }

    int left() {
        return left;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int gutter() {
        return gutter;
    }

    int textWidth() {
        return Math.max(1, width - gutter);
    }

    int contentWidth() {
        return contentWidth;
    }

    int lineHeight() {
        return lineHeight;
    }

    int rows() {
        return rows;
    }

    /** Where in the view {@code row} begins; may lie outside. */
    int yOf(int row) {
        long y = (long) row * lineHeight - top;
        return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, y));
    }

    /** The row at {@code y} of the view, the nearest there is. */
    int rowAt(int y) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floorDiv(top + y, (long) lineHeight)));
    }

    /** Where in the view a line's text begins. */
    int textLeft() {
        return gutter - left;
    }

    int firstRow() {
        return rowAt(0);
    }

    int lastRow() {
        return rowAt(height - 1);
    }

    /** The rows that are wholly in view, at least one. */
    int pageRows() {
        return Math.max(1, height / lineHeight - 1);
    }

    /** Scrolls as little as needed to have {@code row} and the stretch at {@code x} in view; says whether it moved. */
    boolean reveal(int row, int x, int margin) {
        long y = (long) row * lineHeight;
        long newTop = y < top ? y : y + lineHeight > top + height ? y + lineHeight - height : top;
        int newLeft = x < left + margin ? x - margin
                : x + margin > left + textWidth() ? x + margin - textWidth() : left;
        if (newLeft > maxLeft()) {
            widenTo(newLeft + textWidth() / 2);
        }
        return scrollTo(Math.max(0, newLeft), newTop);
    }

    /** Scrolls {@code row} to the middle unless it is in view; says whether it moved. */
    boolean revealCentred(int row) {
        long y = (long) row * lineHeight;
        boolean inView = y >= top && y + lineHeight <= top + height;
        return !inView && scrollTo(left, y - (height - lineHeight) / 2);
    }
}

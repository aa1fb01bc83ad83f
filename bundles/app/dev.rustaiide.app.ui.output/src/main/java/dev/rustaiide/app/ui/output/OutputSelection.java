package dev.rustaiide.app.ui.output;

/** What is selected in an {@link OutputView}: from a place where it began to one where it ends, in either order. */
final class OutputSelection {
    private int anchorLine = -1;
    private int anchorColumn;
    private int line = -1;
    private int column;

    void start(int atLine, int atColumn) {
        anchorLine = atLine;
        anchorColumn = atColumn;
        line = atLine;
        column = atColumn;
    }

    void extend(int toLine, int toColumn) {
        if (anchorLine < 0) {
            start(toLine, toColumn);
        }
        line = toLine;
        column = toColumn;
    }

    void word(int atLine, int atColumn, String text) {
        int start = Math.min(atColumn, text.length());
        int end = start;
        while (start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        start(atLine, start);
        extend(atLine, end);
    }

    void clear() {
        anchorLine = -1;
        line = -1;
    }

    boolean isEmpty() {
        return line < 0 || anchorLine == line && anchorColumn == column;
    }

    /** After lines went from the top. */
    void shift(int by) {
        if (line >= 0 && by != 0) {
            anchorLine += by;
            line += by;
            if (anchorLine < 0 || line < 0) {
                clear();
            }
        }
    }

    /** Where in line {@code index} the selection starts, or -1 if it does not touch it. */
    int start(int index) {
        if (isEmpty() || index < Math.min(anchorLine, line) || index > Math.max(anchorLine, line)) {
            return -1;
        }
        boolean forward = isForward();
        int firstLine = forward ? anchorLine : line;
        return index == firstLine ? forward ? anchorColumn : column : 0;
    }

    /** Where in line {@code index} it ends; {@link Integer#MAX_VALUE} if it goes on to the next. */
    int end(int index) {
        boolean forward = isForward();
        int lastLine = forward ? line : anchorLine;
        return index == lastLine ? forward ? column : anchorColumn : Integer.MAX_VALUE;
    }

    String text(OutputText lines) {
        StringBuilder all = new StringBuilder();
        if (!isEmpty()) {
            int last = Math.min(Math.max(anchorLine, line), lines.size() - 1);
            for (int i = Math.min(anchorLine, line); i <= last; i++) {
                String text = lines.line(i).text();
                int end = end(i);
                all.append(text, Math.min(start(i), text.length()), Math.min(end, text.length()));
                all.append(end == Integer.MAX_VALUE && i < last ? "\n" : "");
            }
        }
        return all.toString();
    }

    private boolean isForward() {
        return anchorLine < line || anchorLine == line && anchorColumn <= column;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/';
    }
}

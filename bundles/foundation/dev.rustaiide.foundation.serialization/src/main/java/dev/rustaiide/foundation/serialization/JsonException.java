package dev.rustaiide.foundation.serialization;

/** Text that is no JSON, or JSON that lacks what is needed. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1;

    private final String pointer;
    private final int line;
    private final int column;

    /**
     * @param pointer the value in question as in RFC 6901, empty for the whole
     * @param line from one; 0 if the text is not at hand
     * @param column in UTF-16 units, from one; 0 if the text is not at hand
     */
    public JsonException(String message, String pointer, int line, int column) {
        super(message);
        this.pointer = pointer;
        this.line = line;
        this.column = column;
    }

    static JsonException at(int offset, CharSequence text, String pointer, String reason) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = offset - lineStart + 1;
        String place = "line " + line + ", column " + column + (pointer.isEmpty() ? "" : " (" + pointer + ")");
        return new JsonException(reason + " at " + place, pointer, line, column);
    }

    public String pointer() {
        return pointer;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}

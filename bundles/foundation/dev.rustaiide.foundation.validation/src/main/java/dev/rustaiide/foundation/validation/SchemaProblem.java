package dev.rustaiide.foundation.validation;

/**
 * Something in a document that its schema does not allow.
 *
 * @param pointer the value in question as in RFC 6901; empty for the whole document
 * @param line from one; 0 if the text is not at hand
 * @param column in UTF-16 units, from one; 0 if the text is not at hand
 * @param keyword what of the schema it breaks, e.g. {@code required}
 * @param message half a sentence for people, e.g. {@code integer expected, but string found}
 */
public record SchemaProblem(String pointer, int line, int column, String keyword, String message) {
    /** In the manner of compilers, without the file. */
    @Override
    public String toString() {
        String place = line == 0 ? pointer.isEmpty() ? "" : pointer + ": "
                : line + ":" + column + ": " + (pointer.isEmpty() ? "" : pointer + ": ");
        return place + message;
    }
}

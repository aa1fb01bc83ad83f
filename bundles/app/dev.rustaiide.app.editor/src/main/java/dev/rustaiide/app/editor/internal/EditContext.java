package dev.rustaiide.app.editor.internal;

import java.util.function.IntPredicate;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.Indentation;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/**
 * What an edit has to know.
 *
 * @param lineFeed what ends a new line
 * @param inLiteral whether the character at an offset is inside a string or a comment
 */
public record EditContext(Text text, Selections selections, Language language, Indentation indentation,
        String lineFeed, IntPredicate inLiteral) {
    /** The white space that the line of {@code offset} starts with, up to {@code offset}. */
    String indentBefore(int offset) {
        int start = text.lineStart(text.lineOf(offset));
        int end = start;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The character at {@code offset}, a line feed at both ends of the text. */
    char at(int offset) {
        return offset < 0 || offset >= text.length() ? '\n' : text.charAt(offset);
    }
}

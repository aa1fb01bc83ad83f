package dev.rustaiide.ai.completion;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/**
 * Where somebody writes.
 *
 * @param start offset where the name begins that is being written; the caret if there is none
 * @param caret offset
 */
public record CompletionPlace(SourceText source, int start, int caret) {
    /** The place of a caret; a name is what letters, digits and underscores before it make. */
    public static CompletionPlace of(SourceText source, Position position) {
        Text text = source.text();
        int caret = text.offsetOf(position);
        int start = caret;
        while (start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        return new CompletionPlace(source, start, caret);
    }

    private static boolean isPart(char character) {
        return Character.isUnicodeIdentifierPart(character) && character >= ' ';
    }

    /** What is there of the name before the caret. */
    public String typed() {
        return source.text().substring(start, caret);
    }

    /** Where the name ends, behind the caret too. */
    public int end() {
        int end = caret;
        while (end < source.text().length() && isPart(source.text().charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether nothing but space is behind the caret in its line: a place where further lines may follow. */
    public boolean isAtLineEnd() {
        Text text = source.text();
        return text.substring(caret, text.lineEnd(text.lineOf(caret))).isBlank();
    }

    public Position position() {
        return source.text().positionOf(caret);
    }
}

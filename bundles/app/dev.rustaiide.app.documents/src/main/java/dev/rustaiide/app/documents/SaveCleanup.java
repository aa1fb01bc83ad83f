package dev.rustaiide.app.documents;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * What is put in order before a text is written.
 *
 * @param trimTrailingBlanks whether blanks and tabs at the ends of lines go; in Markdown, where two of them break a
 *     line, whoever asks leaves this off
 * @param finalNewline whether a text that is not empty ends with a line end
 */
public record SaveCleanup(boolean trimTrailingBlanks, boolean finalNewline) {
    /** Every byte stays as it was typed. */
    public static final SaveCleanup NONE = new SaveCleanup(false, false);

    /** The changes to {@code text}, ascending and apart; none if it is in order. One pass over the text. */
    public List<TextChange> changes(Text text, String lineEnd) {
        List<TextChange> changes = new ArrayList<>();
        if (trimTrailingBlanks) {
            for (int line = 0; line < text.lineCount(); line++) {
                trim(text, text.lineStart(line), text.lineEnd(line), changes);
            }
        }
        int end = text.length();
        boolean ends = end == 0 || text.charAt(end - 1) == '\n';
        boolean onlyBlanks = !changes.isEmpty() && changes.getLast().start() == 0 && changes.getLast().end() == end;
        if (finalNewline && !ends && !onlyBlanks) {
            boolean trimmed = !changes.isEmpty() && changes.getLast().end() == end;
            int start = trimmed ? changes.removeLast().start() : end;
            changes.add(TextChange.of(start, end, lineEnd));
        }
        return changes;
    }

    private static void trim(Text text, int start, int end, List<TextChange> changes) {
        int last = end;
        while (last > start && (text.charAt(last - 1) == ' ' || text.charAt(last - 1) == '\t')) {
            last--;
        }
        if (last < end) {
            changes.add(TextChange.delete(last, end));
        }
    }
}

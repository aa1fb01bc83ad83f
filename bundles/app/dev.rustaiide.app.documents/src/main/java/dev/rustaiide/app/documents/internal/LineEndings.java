package dev.rustaiide.app.documents.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** How the lines of a text end. */
public final class LineEndings {
    private LineEndings() {}

    /** The changes that give every line of {@code text} the ending {@code to}. */
    public static List<TextChange> changes(Text text, LineEnding to) {
        var changes = new ArrayList<TextChange>();
        Text feed = Text.of(to.characters());
        for (int line = 0; line + 1 < text.lineCount(); line++) {
            int end = text.lineEnd(line);
            int next = text.lineStart(line + 1);
            if (next - end != to.characters().length()) {
                changes.add(new TextChange(end, next, feed));
            }
        }
        return changes;
    }
}

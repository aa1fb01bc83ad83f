package dev.rustaiide.app.editor.language.internal;

import java.util.List;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/**
 * How the text moved on while a question about it was answered.
 *
 * @param asked the text of the question
 * @param changes from that to the text now
 */
record Drift(Text asked, List<DocumentChange> changes) {
    Drift {
        changes = List.copyOf(changes);
    }

    /** Whether the text is still the one that was asked about. */
    boolean isNone() {
        return changes.isEmpty();
    }

    /** Where {@code range} of the text that was asked about lies now; what is put in at its edges stays outside. */
    Span now(Range range) {
        int start = asked.offsetOf(range.start());
        int end = Math.max(start, asked.offsetOf(range.end()));
        for (DocumentChange change : changes) {
            start = change.map(start, true);
            end = Math.max(start, change.map(end, false));
        }
        return new Span(start, end);
    }

    /** Where {@code position} lies now. */
    int now(Position position) {
        int offset = asked.offsetOf(position);
        for (DocumentChange change : changes) {
            offset = change.map(offset, true);
        }
        return offset;
    }

    /** Where {@code range} lies now if what is put in at its end belongs to it, as a name that is typed on. */
    Span grown(Range range) {
        int start = asked.offsetOf(range.start());
        int end = Math.max(start, asked.offsetOf(range.end()));
        for (DocumentChange change : changes) {
            start = change.map(start, false);
            end = Math.max(start, change.map(end, true));
        }
        return new Span(start, end);
    }
}

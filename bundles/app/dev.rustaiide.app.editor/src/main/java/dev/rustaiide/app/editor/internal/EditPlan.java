package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** What an edit is going to do: changes, and what is selected afterwards. */
public record EditPlan(EditKind kind, List<TextChange> changes, Selections after) {
    /**
     * What one selection asks for.
     *
     * @param anchor where its selection starts afterwards, counted from the start of {@code text}
     * @param caret where its caret is afterwards, counted likewise
     */
    public record Part(int start, int end, String text, int anchor, int caret) {
        /** Puts {@code text} there with the caret behind it. */
        public static Part of(int start, int end, String text) {
            return new Part(start, end, text, text.length(), text.length());
        }
    }

    /** The plan of one part for each selection; a part that overlaps the one before it is cut. */
    public static EditPlan of(EditKind kind, List<Part> parts, int primary) {
        var changes = new ArrayList<TextChange>(parts.size());
        var after = new ArrayList<Selection>(parts.size());
        int shift = 0;
        int limit = 0;
        for (Part part : parts) {
            int start = Math.max(part.start, limit);
            int end = Math.max(part.end, start);
            if (end > start || !part.text.isEmpty()) {
                changes.add(TextChange.of(start, end, part.text));
            }
            int base = start + shift;
            after.add(new Selection(base + part.anchor, base + part.caret));
            shift += part.text.length() - (end - start);
            limit = end;
        }
        return new EditPlan(kind, changes, Selections.merged(after, primary));
    }

    /** The plan of {@code changes} during which what is selected stays selected. */
    public static EditPlan keeping(Text text, List<TextChange> changes, Selections selections) {
        changes.sort(Comparator.comparingInt(TextChange::start));
        var change = new DocumentChange(text, text, changes);
        return new EditPlan(EditKind.OTHER, changes, selections.each(change::map));
    }

    /** Nothing changes but the selections. */
    public static EditPlan none(Selections selections) {
        return new EditPlan(EditKind.OTHER, List.of(), selections);
    }
}

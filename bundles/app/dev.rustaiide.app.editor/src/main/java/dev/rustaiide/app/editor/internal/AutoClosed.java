package dev.rustaiide.app.editor.internal;

import java.util.Arrays;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Where closing brackets and quotes stand that came by themselves: they are typed over and deleted in pairs. */
final class AutoClosed {
    private int[] offsets = new int[4];
    private int count;

    boolean contains(int offset) {
        for (int i = 0; i < count; i++) {
            if (offsets[i] == offset) {
                return true;
            }
        }
        return false;
    }

    /** Takes note of what {@code plan} closed: one character behind the caret that was not typed. */
    void remember(EditPlan plan) {
        if (plan.kind() != EditKind.TYPING || plan.changes().size() != plan.after().all().size()) {
            return;
        }
        int shift = 0;
        for (int i = 0; i < plan.changes().size(); i++) {
            TextChange change = plan.changes().get(i);
            Selection after = plan.after().all().get(i);
            int end = change.start() + shift + change.replacement().length();
            if (change.replacement().length() == 2 && after.isEmpty() && after.caret() == end - 1) {
                add(after.caret());
            }
            shift += change.growth();
        }
    }

    private void add(int offset) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        offsets[count++] = offset;
    }

    void edited(DocumentChange change) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int start = change.map(offsets[i], true);
            if (change.map(offsets[i] + 1, false) == start + 1) {
                offsets[kept++] = start;
            }
        }
        count = kept;
    }

    /** A caret on another line is done with the brackets it left. */
    void keepOnLineOf(Text text, Selections selections) {
        if (count == 0) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int line = text.lineOf(offsets[i]);
            for (Selection selection : selections.all()) {
                if (text.lineOf(selection.caret()) == line && selection.caret() <= offsets[i]) {
                    offsets[kept++] = offsets[i];
                    break;
                }
            }
        }
        count = kept;
    }
}

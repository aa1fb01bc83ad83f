package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.text.Text;

/** Follows how a text moves on after a question about it, for as long as its answer is of use. */
final class DriftLog {
    private final Text asked;
    private final List<DocumentChange> changes;

    DriftLog(Drift so) {
        asked = so.asked();
        changes = new ArrayList<>(so.changes());
    }

    void add(DocumentChange change) {
        changes.add(change);
    }

    Drift now() {
        return new Drift(asked, changes);
    }
}

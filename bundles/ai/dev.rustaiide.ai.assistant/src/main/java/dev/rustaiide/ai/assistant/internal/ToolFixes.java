package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.QuickFix;

/** Stages what a compiler itself proposes for a problem: the one honest fix that needs no model. */
record ToolFixes(Workfiles files, Staging staging, TurnNotes notes) {
    void stage(Diagnostic diagnostic) throws FailureException {
        Optional<QuickFix> fix = diagnostic.fixes().stream().filter(QuickFix::safe).findFirst()
                .or(() -> diagnostic.fixes().stream().findFirst());
        if (fix.isEmpty()) {
            notes.piece("\n" + diagnostic.source() + " proposes no fix, and mending it without one takes a model.\n");
            return;
        }
        for (FileEdits edits : fix.get().edits()) {
            Path file = files.writable(edits.file().toString());
            Text text = staging.has(file) ? staging.text(file).orElse(Text.EMPTY) : files.now(file).orElse(Text.EMPTY);
            staging.write(file, edited(text, edits));
        }
        notes.staged(staging.mark(fix.get().title()));
        notes.piece("\nStaged what " + diagnostic.source() + " proposes: " + fix.get().title() + "."
                + (fix.get().safe() ? "" : " It says itself that this may not be what was meant.") + "\n");
    }

    private static Text edited(Text text, FileEdits edits) {
        List<TextChange> changes = new ArrayList<>();
        edits.edits().forEach(edit -> changes.add(new TextChange(text.offsetOf(edit.range().start()),
                text.offsetOf(edit.range().end()), Text.of(edit.newText()))));
        changes.sort(Comparator.comparingInt(TextChange::start));
        return text.apply(changes);
    }
}

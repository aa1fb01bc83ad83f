package dev.rustaiide.app.refactoring.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** One file of a preview, and which of its hunks are ticked. What is not text cannot be left out. UI thread only. */
public final class FilePreview {
    private final FileChange change;
    private final List<Hunk> hunks;
    private final BitSet ticked = new BitSet();

    private FilePreview(FileChange change, List<Hunk> hunks) {
        this.change = change;
        this.hunks = hunks;
        ticked.set(0, hunks.size());
    }

    /** Compares the texts of all files of {@code plan}; not on the UI thread. */
    public static List<FilePreview> of(EditPlan plan) {
        return plan.changes().stream()
                .map(change -> new FilePreview(change, TextDiff.of(change.before(), change.after()))).toList();
    }

    public FileChange change() {
        return change;
    }

    public Path file() {
        return change.file();
    }

    public List<Hunk> hunks() {
        return hunks;
    }

    /** Whether hunks can be left out. */
    public boolean isOptional() {
        return change instanceof FileChange.Edited;
    }

    public boolean isTicked(int hunk) {
        return ticked.get(hunk);
    }

    public int ticked() {
        return ticked.cardinality();
    }

    public void toggle(int hunk) {
        if (isOptional()) {
            ticked.flip(hunk);
        }
    }

    /** Ticks all hunks, or none if all are. */
    public void toggle() {
        if (isOptional()) {
            ticked.set(0, hunks.size(), ticked.cardinality() < hunks.size());
        }
    }

    /** What is to be done of it; empty if nothing is ticked. */
    public Optional<FileChange> chosen() {
        if (!(change instanceof FileChange.Edited edited) || ticked.cardinality() == hunks.size()) {
            return Optional.of(change);
        }
        List<Hunk> chosen = new ArrayList<>();
        ticked.stream().forEach(i -> chosen.add(hunks.get(i)));
        Text after = edited.before().apply(TextDiff.changes(edited.before(), edited.after(), chosen));
        return chosen.isEmpty() ? Optional.empty() : Optional.of(edited.withAfter(after));
    }
}

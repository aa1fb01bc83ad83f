package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Buffers.Buffer;
import dev.rustaiide.ai.refactoring.Buffers.Replacement;
import dev.rustaiide.ai.refactoring.Buffers.Written;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.TextFiles;

/** One application of a plan: committed to the disk as a record, then done step by step. For one thread. */
final class Transaction {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-nnnnnnnnn").withZone(ZoneOffset.UTC);

    private final EditStore store;
    private final TextFiles files;
    private final Buffers buffers;
    private final StepRunner runner;
    private final String title;
    private final Instant time = Instant.now();
    private final String id = NAME.format(time) + '-' + UUID.randomUUID().toString().substring(0, 8);

    Transaction(EditStore store, TextFiles files, Buffers buffers, String title) {
        this.store = store;
        this.files = files;
        this.buffers = buffers;
        this.runner = new StepRunner(files);
        this.title = title;
    }

    AppliedEdit apply(EditPlan plan) throws IOException, FailureException {
        if (!plan.conflicts().isEmpty()) {
            throw JournaledEdits.refused(title, plan.conflicts());
        }
        requireUnchanged(plan);
        EditRecord record = commit(plan);
        List<Replacement> replacements = replacements(plan);
        if (!replacements.isEmpty() && !buffers.replace(id, replacements)) {
            store.delete(id);
            throw changedMeanwhile(replacements.getFirst().buffer().file());
        }
        List<Step> begun = new ArrayList<>();
        try {
            for (Step step : record.steps()) {
                store.advance(record);
                begun.add(step);
                runner.run(step);
            }
            store.advance(record);
        } catch (IOException | FailureException failed) {
            throw takenBack(record, begun, replacements, failed);
        }
        buffers.changed(plan.changes(), written(plan));
        store.settle(record);
        return record.applied();
    }

    private void requireUnchanged(EditPlan plan) throws FailureException {
        Contents contents = new Contents(files, buffers);
        for (FileChange change : plan.changes()) {
            if (change instanceof FileChange.Edited edited
                    && !contents.isStill(edited.now(), edited.stamp(), edited.buffer())) {
                throw changedMeanwhile(edited.now());
            }
        }
    }

    private FailureException changedMeanwhile(Path file) {
        return JournaledEdits.refused(title, List.of(new Conflict(file, "It was changed since this was planned.",
                "Try again: the change is planned anew.")));
    }

    private EditRecord commit(EditPlan plan) throws IOException, FailureException {
        Path folder = store.newFolder(id);
        try {
            List<Step> steps = new ArrayList<>();
            Set<Path> made = new LinkedHashSet<>();
            for (FileChange change : plan.changes()) {
                steps.add(step(change, folder.resolve("kept-" + steps.size())));
                if (!(change instanceof FileChange.Edited) && !(change instanceof FileChange.Deleted)) {
                    made.addAll(Folders.missing(change.file()));
                }
            }
            EditRecord record = new EditRecord(id, plan.title(), time, steps, List.copyOf(made));
            store.commit(record);
            return record;
        } catch (IOException | FailureException failed) {
            Trees.delete(folder);
            throw failed;
        }
    }

    /** What is deleted will be copied to {@code kept} first; what is put back comes from a copy there. */
    private static Step step(FileChange change, Path kept) throws IOException {
        return switch (change) {
            case FileChange.Edited edited -> edited.stamp().isEmpty()
                    ? new Step.Open(edited.file(), edited.before(), edited.after())
                    : new Step.Write(edited.file(), Optional.of(edited.before()), edited.after(), edited.encoding());
            case FileChange.Created created ->
                new Step.Write(created.file(), Optional.empty(), created.after(), created.encoding());
            case FileChange.Moved moved -> new Step.Rename(moved.from(), moved.file());
            case FileChange.Deleted deleted -> new Step.Remove(deleted.file(), kept);
            case FileChange.Restored restored -> {
                Trees.copy(restored.kept(), kept);
                yield new Step.Restore(restored.file(), kept);
            }
        };
    }

    private static List<Replacement> replacements(EditPlan plan) {
        List<Replacement> replacements = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            if (change instanceof FileChange.Edited edited && edited.buffer().isPresent()) {
                replacements.add(new Replacement(edited.buffer().get(), edited.after()));
            }
        }
        return replacements;
    }

    private List<Written> written(EditPlan plan) {
        List<Written> written = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            if (change instanceof FileChange.Edited edited && edited.stamp().isPresent()) {
                Optional<FileStamp> stamp = files.stamp(edited.file());
                stamp.ifPresent(now -> written.add(new Written(edited.file(), edited.after(), now)));
            }
        }
        return written;
    }

    /** Takes all steps back; what cannot be is left to the recovery at the next start. */
    private FailureException takenBack(EditRecord record, List<Step> begun, List<Replacement> replacements,
            Exception reason) {
        String why = reason instanceof FailureException known ? known.failure().why()
                : "The disk refused: " + reason.getMessage() + ".";
        boolean whole = true;
        try {
            for (Step step : begun.reversed()) {
                if (runner.state(step) == StepRunner.State.DONE) {
                    runner.revert(step);
                }
            }
            new Folders(record.made()).removeEmpty();
            whole = restoreBuffers(replacements);
            store.delete(record.id());
        } catch (IOException | FailureException stuck) {
            LoggerFactory.getLogger(Transaction.class).error("{} cannot be taken back now", record.id(), stuck);
            whole = false;
        }
        return new FailureException(new Failure.Other("Cannot " + title + ".", why, whole
                ? "Nothing was changed. Mend that, and try again."
                : "Restart: what was changed already is completed or taken back then."), reason);
    }

    private boolean restoreBuffers(List<Replacement> replacements) {
        List<Replacement> back = new ArrayList<>();
        for (Replacement replacement : replacements) {
            Optional<Buffer> now = buffers.find(replacement.buffer().file());
            if (now.isPresent() && now.get().text().equals(replacement.after())) {
                back.add(new Replacement(now.get(), replacement.buffer().text()));
            }
        }
        return back.isEmpty() || buffers.replace(id, back);
    }
}

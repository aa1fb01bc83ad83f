package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.AcceptedEdit.Change;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Staged texts in memory, written down by {@link Keeper} with each change. */
final class Staging implements StagedEdits {
    private final Workfiles files;
    private final WorkspaceEdits edits;
    private final Provenance provenance;
    private final Keeper keeper;

    // All guarded by this.
    private Map<Path, StagedFile> staged = new LinkedHashMap<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Map<Path, StagedFile>> states = new ArrayList<>();
    private String title = "";
    private Maker maker = new Maker("", "", "", List.of(), "");

    /** Writes down what is staged; nothing once it is empty. */
    interface Keeper {
        void keep(Kept kept);
    }

    /** All that takes to go on with later. */
    record Kept(String title, Maker maker, List<StagedFile> files) {}

    Staging(Workfiles files, WorkspaceEdits edits, Provenance provenance, Keeper keeper) {
        this.files = files;
        this.edits = edits;
        this.provenance = provenance;
        this.keeper = keeper;
    }

    /** Goes on with what was kept. */
    synchronized void restore(Kept kept) {
        title = kept.title();
        maker = kept.maker();
        kept.files().forEach(file -> staged.put(file.file(), file));
        mark("Found again");
    }

    /** Says what is being done, and by whom, from here on. */
    synchronized void begin(String task, Maker by) {
        title = task;
        maker = by;
        keep();
    }

    @Override
    public synchronized List<StagedFile> files() {
        return List.copyOf(staged.values());
    }

    @Override
    public synchronized Optional<Text> text(Path file) {
        return Optional.ofNullable(staged.get(file)).flatMap(StagedFile::after);
    }

    /** Whether {@code file} is staged, be it to go. */
    synchronized boolean has(Path file) {
        return staged.containsKey(file);
    }

    @Override
    public void write(Path file, Text text) throws FailureException {
        Path checked = files.writable(file.toString());
        Optional<Text> now = files.now(checked);
        if (now.isPresent() && text.length() > now.get().length() + (1 << 20) || text.length() > 4 << 20) {
            throw new FailureException(new Failure.Refused("Cannot write " + files.name(file) + ".",
                    "assistant.large", "The text is too large.", "Write less."));
        }
        put(checked, now, Optional.of(text));
    }

    @Override
    public void delete(Path file) throws FailureException {
        Path checked = files.writable(file.toString());
        Optional<Text> now = files.now(checked);
        if (now.isEmpty() && text(checked).isEmpty()) {
            throw new FailureException(new Failure.Missing(checked));
        }
        put(checked, now, Optional.empty());
    }

    private synchronized void put(Path file, Optional<Text> now, Optional<Text> after) {
        StagedFile known = staged.get(file);
        Optional<Text> before = known == null ? now : known.before();
        if (before.equals(after)) {
            staged.remove(file);
        } else {
            staged.put(file, new StagedFile(file, before, after));
        }
        keep();
    }

    @Override
    public synchronized Checkpoint mark(String what) {
        Checkpoint checkpoint = new Checkpoint(
                checkpoints.isEmpty() ? 1 : checkpoints.getLast().number() + 1, what, Instant.now(), staged.size());
        checkpoints.add(checkpoint);
        states.add(new LinkedHashMap<>(staged));
        return checkpoint;
    }

    @Override
    public synchronized List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }

    @Override
    public synchronized void returnTo(Checkpoint checkpoint) {
        int index = checkpoints.indexOf(checkpoint);
        if (index < 0) {
            return;
        }
        staged = new LinkedHashMap<>(states.get(index));
        checkpoints.subList(index + 1, checkpoints.size()).clear();
        states.subList(index + 1, states.size()).clear();
        keep();
    }

    @Override
    public synchronized void discard() {
        staged.clear();
        checkpoints.clear();
        states.clear();
        keep();
    }

    private void keep() {
        keeper.keep(new Kept(title, maker, files()));
    }

    private synchronized Kept kept() {
        return new Kept(title, maker, files());
    }

    @Override
    public Call<EditPlan> plan() {
        Kept now = kept();
        return Call.start("plan what is staged", scope -> planned(now, scope));
    }

    private EditPlan planned(Kept now, Scope scope) throws Exception {
        List<WorkspaceEdit.Change> changes = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (StagedFile file : now.files()) {
            files.writable(file.file().toString());
            if (!files.now(file.file()).equals(file.before())) {
                conflicts.add(new Conflict(file.file(), "It was changed after the agent had read it.",
                        "Take the change back, or have the agent do this again."));
            } else {
                changes.add(change(file));
            }
        }
        String name = now.title().isEmpty() ? "Edits of an agent" : now.title();
        EditPlan plan = scope.await(edits.plan(name, new WorkspaceEdit(changes), List.of(files.place().folder()),
                files.place().buffers()));
        return conflicts.isEmpty() ? plan : plan.withConflicts(conflicts);
    }

    private WorkspaceEdit.Change change(StagedFile file) {
        if (file.after().isEmpty()) {
            return new WorkspaceEdit.Delete(file.file());
        }
        if (file.before().isEmpty()) {
            return new WorkspaceEdit.Create(file.file(), file.after().get().toString());
        }
        Text before = file.before().get();
        List<TextEdit> parts = TextDiff.changes(before, file.after().get(), TextDiff.of(before, file.after().get()))
                .stream().map(each -> new TextEdit(new Range(before.positionOf(each.start()),
                        before.positionOf(each.end())), each.replacement().toString())).toList();
        return new WorkspaceEdit.Edits(new FileEdits(file.file(), parts),
                files.place().buffers().find(file.file()).map(Buffers.Buffer::version));
    }

    @Override
    public Call<AppliedEdit> apply(EditPlan accepted, String reviewer) {
        Kept now = kept();
        return Call.start("apply what is staged", scope -> {
            AcceptedEdit record = record(now, accepted, reviewer);
            scope.await(provenance.accepted(record));
            try {
                AppliedEdit applied = edits.apply(accepted, files.place().buffers()).await();
                discard();
                return applied;
            } catch (Exception failed) {
                // The boundary of the transaction: whatever it was, nothing was changed, which the trail has to know.
                provenance.withdrawn(record).await();
                throw failed;
            }
        });
    }

    private static AcceptedEdit record(Kept now, EditPlan accepted, String reviewer) {
        List<Change> changes = new ArrayList<>();
        for (FileChange change : accepted.changes()) {
            changes.add(new Change(change.file(), change.before(), change.after()));
        }
        return new AcceptedEdit(UUID.randomUUID().toString(), "agent", accepted.title(), now.maker(), reviewer,
                changes);
    }
}

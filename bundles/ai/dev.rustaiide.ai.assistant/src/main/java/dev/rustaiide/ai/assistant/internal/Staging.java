package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final Maker NOBODY = new Maker("", "", "", List.of(), "");

    private final Workfiles files;
    private final WorkspaceEdits edits;
    private final Provenance provenance;
    private final Keeper keeper;
    private final String kind;

    // All guarded by this.
    private Map<Path, StagedFile> staged = new LinkedHashMap<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Map<Path, StagedFile>> states = new ArrayList<>();
    private final Map<Path, Maker> makers = new HashMap<>();
    private String title = "";
    private Maker maker = NOBODY;

    /** Writes down what is staged; nothing once it is empty. */
    interface Keeper {
        Keeper NOBODY = (kept, isHeld) -> {};

        /** @param isHeld whether this process has it in its hands */
        void keep(Kept kept, boolean isHeld);
    }

    /** All that it takes to go on later. {@code makers} are those of the files. */
    record Kept(String title, List<StagedFile> files, Map<Path, Maker> makers) {}

    Staging(Workfiles files, WorkspaceEdits edits, Provenance provenance, Keeper keeper) {
        this(files, edits, provenance, keeper, "agent");
    }

    /** @param kind how what a model made is proposed, as {@link AcceptedEdit} has it */
    Staging(Workfiles files, WorkspaceEdits edits, Provenance provenance, Keeper keeper, String kind) {
        this.files = files;
        this.edits = edits;
        this.provenance = provenance;
        this.keeper = keeper;
        this.kind = kind;
    }

    /** Goes on with what was kept. */
    synchronized void restore(Kept kept) {
        title = kept.title();
        kept.files().forEach(file -> staged.put(file.file(), file));
        makers.putAll(kept.makers());
        mark("Found again");
        keep();
    }

    /** Says what is being done, and by whom, from here on. */
    synchronized void begin(String task, Maker by) {
        title = staged.isEmpty() ? task : title;
        maker = by;
    }

    /** More is known of who has done what was done since {@link #begin}. */
    synchronized void madeBy(Maker by) {
        makers.replaceAll((file, former) -> former.equals(maker) ? by : former);
        maker = by;
        keep();
    }

    /** Nobody has it in their hands any more. */
    synchronized void release() {
        keeper.keep(kept(), false);
    }

    synchronized Maker maker() {
        return maker;
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

    /** Stages {@code after} for a text that was {@code before} when it was looked at; it may have changed since. */
    void replace(Path file, Text before, Text after) throws FailureException {
        put(files.writable(file.toString()), Optional.of(before), Optional.of(after));
    }

    private synchronized void put(Path file, Optional<Text> now, Optional<Text> after) {
        StagedFile known = staged.get(file);
        Optional<Text> before = known == null ? now : known.before();
        if (before.equals(after)) {
            staged.remove(file);
        } else {
            staged.put(file, new StagedFile(file, before, after));
            makers.put(file, maker);
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
        keeper.keep(kept(), true);
    }

    private synchronized Kept kept() {
        return new Kept(title, files(), Map.copyOf(makers));
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
            Optional<Text> text = files.now(file.file());
            if (text.equals(file.after())) {
                continue;
            }
            if (!text.equals(file.before())) {
                conflicts.add(new Conflict(file.file(), "It was changed after the model had read it.",
                        "Take the change back, or have this done again."));
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
            List<AcceptedEdit> records = records(now, accepted, reviewer);
            for (AcceptedEdit record : records) {
                scope.await(provenance.accepted(record));
            }
            try {
                AppliedEdit applied = edits.apply(accepted, files.place().buffers()).await();
                discard();
                return applied;
            } catch (Exception failed) {
                // The boundary of the transaction: whatever it was, nothing was changed, which the trail has to know.
                for (AcceptedEdit record : records) {
                    provenance.withdrawn(record).await();
                }
                throw failed;
            }
        });
    }

    /** One for each maker, since a conversation may have had several. */
    private List<AcceptedEdit> records(Kept now, EditPlan accepted, String reviewer) {
        Map<Maker, List<Change>> changes = new LinkedHashMap<>();
        for (FileChange change : accepted.changes()) {
            changes.computeIfAbsent(now.makers().getOrDefault(change.file(), NOBODY), maker -> new ArrayList<>())
                    .add(new Change(change.file(), change.before(), change.after()));
        }
        List<AcceptedEdit> records = new ArrayList<>();
        changes.forEach((maker, all) -> records.add(new AcceptedEdit(UUID.randomUUID().toString(),
                maker.model().isEmpty() ? "proposal of a compiler" : kind, accepted.title(), maker, reviewer, all)));
        return records;
    }
}

package dev.rustaiide.app.assistant.internal.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.assistant.StagedEdits.StagedFile;
import dev.rustaiide.foundation.async.Call;

/** What waits for a review: of this conversation, or else of those that were killed. UI thread only. */
public final class Staged {
    private final Executor ui;
    private final Runnable changed;
    private List<StagedEdits> sources = List.of();
    private Optional<StagedEdits> shown = Optional.empty();
    private List<StagedFile> files = List.of();
    private List<Checkpoint> checkpoints = List.of();
    private Call<Seen> looking = Call.of(new Seen(Optional.empty(), List.of(), List.of()));

    /** What was found. */
    private record Seen(Optional<StagedEdits> edits, List<StagedFile> files, List<Checkpoint> checkpoints) {}

    Staged(Executor ui, Runnable changed) {
        this.ui = ui;
        this.changed = changed;
    }

    /** That of {@code conversation} comes first from now on. */
    void of(Conversation conversation) {
        StagedEdits edits = conversation.edits();
        var all = new ArrayList<>(sources);
        all.remove(edits);
        all.addFirst(edits);
        sources = List.copyOf(all);
    }

    /** Conversations that have ended without a review come last. */
    void lookFor(Call<List<Conversation>> left) {
        left.onSuccess(ui, found -> {
            var all = new ArrayList<>(sources);
            found.stream().map(Conversation::edits).filter(each -> !all.contains(each)).forEach(all::add);
            sources = List.copyOf(all);
            look();
        });
    }

    void forget() {
        looking.cancel();
        sources = List.of();
        show(new Seen(Optional.empty(), List.of(), List.of()));
    }

    /** Looks what is staged now, which may touch the disk. */
    public void look() {
        looking.cancel();
        List<StagedEdits> all = sources;
        Call<Seen> call = Call.start("what is staged", scope -> {
            for (StagedEdits edits : all) {
                List<StagedFile> found = edits.files();
                if (!found.isEmpty()) {
                    return new Seen(Optional.of(edits), found, edits.checkpoints());
                }
            }
            return new Seen(Optional.empty(), List.of(), List.of());
        });
        looking = call;
        call.onSuccess(ui, seen -> {
            if (looking == call) {
                show(seen);
                changed.run();
            }
        });
    }

    private void show(Seen seen) {
        shown = seen.edits();
        files = seen.files();
        checkpoints = seen.checkpoints();
    }

    public Optional<StagedEdits> edits() {
        return shown;
    }

    public List<StagedFile> files() {
        return files;
    }

    /** States to return to, the first first. */
    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }
}

package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Writes down what it is going to do before it does it. */
@Component
public final class JournaledEdits implements WorkspaceEdits {
    private final TextFiles files;
    private final EditStore store;

    @Activate
    public JournaledEdits(@Reference TextFiles files, @Reference StandardPaths paths) {
        this(files, paths.state().resolve("edits"));
    }

    /** Keeps its records in {@code folder}. */
    public JournaledEdits(TextFiles files, Path folder) {
        this.files = files;
        this.store = new EditStore(folder, files);
    }

    @Override
    public Call<EditPlan> plan(String title, WorkspaceEdit edit, List<Path> folders, Buffers buffers) {
        return Call.start("plan " + title,
                scope -> EditPlanner.plan(title, edit, folders, files, buffers));
    }

    @Override
    public Call<AppliedEdit> apply(EditPlan plan, Buffers buffers) {
        return uncancelled("apply", plan.title(), () -> store.inTurn(() -> {
            AppliedEdit applied = new Transaction(store, files, buffers, plan.title()).apply(plan);
            prune();
            return applied;
        }));
    }

    @Override
    public Call<AppliedEdit> undo(AppliedEdit edit, Buffers buffers) {
        return uncancelled("undo", edit.title(), () -> store.inTurn(() -> {
            EditRecord record = store.find(edit.id()).orElseThrow(() -> new FailureException(new Failure.Other(
                    "Cannot undo “" + edit.title() + "”.", "What it takes is no longer kept.",
                    "Look for the old texts in your version control.")));
            EditPlan plan = new InversePlanner(files, buffers).plan(record);
            AppliedEdit undone = new Transaction(store, files, buffers, "undo “" + edit.title() + "”").apply(plan);
            new Folders(record.made()).removeEmpty();
            store.delete(record.id());
            return undone;
        }));
    }

    /** Work in a call of its own, which cancelling the one that is given leaves alone: an interrupt closes files. */
    private static <T> Call<T> uncancelled(String verb, String title, EditStore.Turn<T> work) {
        String name = verb + ' ' + title;
        WriteReason outer = WriteReason.current();
        WriteReason reason = outer.equals(WriteReason.SAVE) ? new WriteReason(WriteReason.Kind.REFACTORED,
                verb.equals("undo") ? "Undo “" + title + "”" : title) : outer;
        Call<T> whole = Call.start(name, scope -> WriteReason.<T, Exception>during(reason, work::take));
        return Call.start(name, scope -> {
            try {
                return whole.await();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        });
    }

    @Override
    public Call<List<AppliedEdit>> applied() {
        return Call.start("list edits", scope -> {
            List<AppliedEdit> all = new ArrayList<>();
            for (String id : store.ids()) {
                Optional<EditRecord> record = store.find(id);
                if (record.isPresent() && store.isSettled(record.get())) {
                    all.add(record.get().applied());
                }
            }
            return all;
        });
    }

    @Override
    public Call<List<String>> recover(Buffers buffers) {
        return uncancelled("recover", "edits", () -> store.inTurn(() -> {
            List<String> told = new ArrayList<>();
            List<String> ids = store.ids();
            for (String id : ids.reversed()) {
                Optional<EditRecord> record = store.find(id);
                if (record.isEmpty()) {
                    store.putAway(id).ifPresent(kept -> told.add("What an interrupted change of files was doing "
                            + "cannot be read; it is kept in " + kept + "."));
                } else if (!store.isSettled(record.get())) {
                    told.add(new Recovery(store, files, buffers).recover(record.get()));
                }
            }
            prune();
            return told;
        }));
    }

    private void prune() throws IOException {
        List<String> ids = store.ids();
        for (String id : ids.subList(Math.min(KEPT, ids.size()), ids.size())) {
            Optional<EditRecord> record = store.find(id);
            if (record.isPresent() && store.isSettled(record.get())) {
                store.delete(id);
            }
        }
    }

    /** All conflicts as one failure. */
    static FailureException refused(String title, List<Conflict> conflicts) {
        Conflict first = conflicts.getFirst();
        String more = conflicts.size() > 1 ? " (and " + (conflicts.size() - 1) + " more)" : "";
        return new FailureException(new Failure.Other("Cannot " + lowerFirst(title) + ".",
                first.file() + ": " + first.why() + more, first.nextStep()));
    }

    private static String lowerFirst(String title) {
        return title.isEmpty() ? "change files" : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}

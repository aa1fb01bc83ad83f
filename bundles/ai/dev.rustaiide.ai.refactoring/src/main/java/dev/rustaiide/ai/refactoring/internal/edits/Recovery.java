package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Buffers.Buffer;
import dev.rustaiide.ai.refactoring.Buffers.Replacement;
import dev.rustaiide.ai.refactoring.Buffers.Written;
import dev.rustaiide.ai.refactoring.internal.edits.StepRunner.State;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** Ends what somebody began who was killed: completes it, or takes it back if a file is not as it was left. */
final class Recovery {
    private final EditStore store;
    private final TextFiles files;
    private final Buffers buffers;
    private final StepRunner runner;

    Recovery(EditStore store, TextFiles files, Buffers buffers) {
        this.store = store;
        this.files = files;
        this.buffers = buffers;
        this.runner = new StepRunner(files);
    }

    /** Gives what became of {@code record}, as a sentence. */
    String recover(EditRecord record) throws IOException {
        try {
            boolean complete = store.progress(record) > record.steps().size() || complete(record);
            boolean settled = settle(record, complete);
            if (complete) {
                if (settled) {
                    store.settle(record);
                }
                return "“" + record.title() + "” was interrupted and is completed now.";
            }
            store.delete(record.id());
            return "“" + record.title() + "” was interrupted and is taken back, because one of its files was changed "
                    + "meanwhile.";
        } catch (FailureException | IOException failed) {
            LoggerFactory.getLogger(Recovery.class).warn("{} cannot be recovered", record.id(), failed);
            return "“" + record.title() + "” was interrupted and could not be completed: " + failed.getMessage()
                    + " It is tried again at the next start.";
        }
    }

    /** Whether all steps are done now; if not, all are taken back. */
    private boolean complete(EditRecord record) throws IOException, FailureException {
        int begun = store.progress(record);
        List<Step> done = new ArrayList<>(record.steps().subList(0, Math.max(0, begun - 1)));
        for (int i = done.size(); i < record.steps().size(); i++) {
            Step step = record.steps().get(i);
            State state = runner.state(step);
            if (state == State.FOREIGN || i >= begun && state == State.DONE && !(step instanceof Step.Open)) {
                takeBack(record, done);
                return false;
            }
            if (i >= begun) {
                store.advance(record);
            }
            if (state == State.TO_DO) {
                runner.run(step);
            }
            done.add(step);
        }
        store.advance(record);
        return true;
    }

    private void takeBack(EditRecord record, List<Step> done) throws IOException, FailureException {
        for (Step step : done.reversed()) {
            if (runner.state(step) == State.DONE) {
                runner.revert(step);
            }
        }
        new Folders(record.made()).removeEmpty();
    }

    /** Open texts get what their files have; those of nobody are left to who has them. */
    private boolean settle(EditRecord record, boolean complete) {
        boolean all = true;
        List<Replacement> replacements = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (Step step : record.steps()) {
            Text before = text(step, false);
            Text after = text(step, true);
            if (before.equals(after)) {
                continue;
            }
            Text wanted = complete ? after : before;
            Text other = complete ? before : after;
            Optional<Buffer> buffer = buffers.find(step.file());
            all &= buffer.isPresent() || !(step instanceof Step.Open) || buffers != Buffers.NONE;
            if (buffer.isPresent() && buffer.get().text().equals(other)) {
                replacements.add(new Replacement(buffer.get(), wanted));
            }
            if (buffer.isPresent() && step instanceof Step.Write) {
                Optional<FileStamp> stamp = files.stamp(step.file());
                stamp.ifPresent(now -> written.add(new Written(step.file(), wanted, now)));
            }
        }
        if (!replacements.isEmpty()) {
            all &= buffers.replace(record.id(), replacements);
        }
        buffers.changed(List.of(), written);
        return all;
    }

    private static Text text(Step step, boolean after) {
        return switch (step) {
            case Step.Write write -> after ? write.after() : write.before().orElse(Text.EMPTY);
            case Step.Open open -> after ? open.after() : open.before();
            case Step.Rename rename -> Text.EMPTY;
            case Step.Remove remove -> Text.EMPTY;
            case Step.Restore restore -> Text.EMPTY;
        };
    }
}

package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.ai.refactoring.internal.edits.Contents.Content;
import dev.rustaiide.ai.refactoring.internal.edits.Contents.RefusedException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;

/** Plans what takes a record back, if all of its files still are what it made them. */
final class InversePlanner {
    private static final String SINCE = "It was changed since.";
    private static final String BY_HAND = "Undo that first, or put the rest back by hand.";

    private final Contents contents;
    private final Buffers buffers;
    private final VirtualTree tree = new VirtualTree();
    private final List<FileChange> changes = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    InversePlanner(TextFiles files, Buffers buffers) {
        this.contents = new Contents(files, buffers);
        this.buffers = buffers;
    }

    EditPlan plan(EditRecord record) throws IOException {
        for (Step step : record.steps().reversed()) {
            switch (step) {
                case Step.Write write when write.before().isEmpty() -> unmake(write);
                case Step.Write write -> edit(write.file(), write.after(), write.before().get());
                case Step.Open open -> edit(open.file(), open.after(), open.before());
                case Step.Rename rename -> move(rename.file(), rename.from());
                case Step.Remove remove -> restore(remove);
                case Step.Restore restore -> remove(restore);
            }
        }
        return new EditPlan(record.title(), WorkspaceEdit.NONE, List.of(), changes, conflicts);
    }

    private void refuse(Path file, String why) {
        conflicts.add(new Conflict(file, why, BY_HAND));
    }

    private void edit(Path file, Text expected, Text wanted) {
        Optional<Path> now = tree.at(file).map(VirtualTree.Entry::path);
        if (now.isEmpty()) {
            refuse(file, "It is no longer there.");
            return;
        }
        try {
            Content content = contents.of(now.get());
            if (content.text().equals(expected)) {
                changes.add(new FileChange.Edited(file, now.get(), expected, wanted, content.encoding(),
                        content.stamp(), content.buffer()));
            } else {
                refuse(now.get(), SINCE);
            }
        } catch (RefusedException refused) {
            conflicts.add(refused.conflict());
        }
    }

    private void unmake(Step.Write write) {
        Optional<Path> now = tree.at(write.file()).map(VirtualTree.Entry::path);
        try {
            if (now.isPresent() && contents.of(now.get()).text().equals(write.after()) && isSaved(now.get())) {
                changes.add(new FileChange.Deleted(write.file(), write.after(), 1));
                tree.delete(write.file());
            } else {
                refuse(write.file(), now.isPresent() ? SINCE : "It is no longer there.");
            }
        } catch (RefusedException refused) {
            conflicts.add(refused.conflict());
        }
    }

    private boolean isSaved(Path folder) {
        return buffers.all().stream().noneMatch(buffer -> buffer.file().startsWith(folder) && buffer.unsaved());
    }

    private void move(Path from, Path to) {
        if (tree.at(from).isEmpty()) {
            refuse(from, "It is no longer there.");
        } else if (tree.at(to).isPresent()) {
            refuse(to, "Something has this name by now.");
        } else {
            changes.add(new FileChange.Moved(from, to));
            tree.move(from, to);
        }
    }

    private void restore(Step.Remove remove) {
        if (tree.at(remove.file()).isPresent()) {
            refuse(remove.file(), "Something has this name by now.");
        } else if (Files.exists(remove.kept(), LinkOption.NOFOLLOW_LINKS)) {
            changes.add(new FileChange.Restored(remove.file(), remove.kept(), Text.EMPTY));
            tree.make(remove.file());
        }
    }

    /** Whether nothing before has moved or deleted it. */
    private boolean stays(Path path) {
        return tree.destination(path).equals(Optional.of(path));
    }

    private void remove(Step.Restore restore) throws IOException {
        Optional<Path> now = tree.at(restore.file()).map(VirtualTree.Entry::path);
        boolean same = now.isPresent() && Trees.same(now.get(), restore.kept(), this::stays) && isSaved(now.get());
        if (same) {
            changes.add(new FileChange.Deleted(restore.file(), Text.EMPTY, Trees.size(now.get()).files()));
            tree.delete(restore.file());
        } else {
            refuse(restore.file(), SINCE);
        }
    }
}

package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Buffers.Buffer;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.ai.refactoring.internal.edits.Contents.Content;
import dev.rustaiide.ai.refactoring.internal.edits.Contents.RefusedException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.TextEdit;

/** Plays an edit through without changing anything. For one plan, on one thread. */
final class EditPlanner {
    private final Places places;
    private final Buffers buffers;
    private final Contents contents;
    private final VirtualTree tree = new VirtualTree();
    private final List<FileChange> structure = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    /** By what each file is today, or will be when it is made. */
    private final Map<VirtualTree.Entry, Node> nodes = new LinkedHashMap<>();

    EditPlanner(List<Path> folders, TextFiles files, Buffers buffers) {
        this.places = new Places(folders);
        this.buffers = buffers;
        this.contents = new Contents(files, buffers);
    }

    /** A file whose text changes, or that is made with text. */
    private static final class Node {
        private final List<TextEdit> edits = new ArrayList<>();
        private Optional<Long> version = Optional.empty();
        private Optional<Integer> madeAt = Optional.empty();
    }

    static EditPlan plan(String title, WorkspaceEdit edit, List<Path> folders, TextFiles files, Buffers buffers) {
        var planner = new EditPlanner(folders, files, buffers);
        for (Change change : edit.changes()) {
            switch (change) {
                case WorkspaceEdit.Edits edits -> planner.edits(edits);
                case WorkspaceEdit.Create create -> planner.create(create);
                case WorkspaceEdit.Move move -> planner.move(move);
                case WorkspaceEdit.Delete delete -> planner.delete(delete.file());
            }
        }
        planner.nodes.forEach(planner::text);
        return new EditPlan(title, edit, folders, planner.structure, planner.conflicts);
    }

    private void refuse(Path file, String why, String nextStep) {
        conflicts.add(new Conflict(file, why, nextStep));
    }

    private boolean isRefused(Path file) {
        Optional<Conflict> refusal = places.refusal(file);
        refusal.ifPresent(conflicts::add);
        return refusal.isPresent();
    }

    private void edits(WorkspaceEdit.Edits change) {
        Path file = change.edits().file();
        if (change.edits().edits().isEmpty()) {
            return;
        }
        Optional<VirtualTree.Entry> entry = tree.at(file);
        if (entry.isEmpty()) {
            refuse(file, "It is not there.", "Check whether somebody moved or deleted it.");
        } else if (entry.get().folder()) {
            refuse(file, "It is a folder.", "Report this to whoever proposed the change.");
        } else if (!isRefused(entry.get().fresh() ? file : entry.get().path())) {
            Node node = nodes.computeIfAbsent(entry.get(), fresh -> new Node());
            node.edits.addAll(change.edits().edits());
            node.version = change.version().or(() -> node.version);
        }
    }

    private void create(WorkspaceEdit.Create create) {
        Path file = create.file();
        if (isRefused(file) || isTaken(file)) {
            return;
        }
        structure.add(new FileChange.Created(file, Text.of(create.content()), Encoding.UTF_8));
        tree.make(file);
        Node node = new Node();
        node.madeAt = Optional.of(structure.size() - 1);
        nodes.put(tree.at(file).orElseThrow(), node);
    }

    private boolean isTaken(Path file) {
        if (tree.at(file).isPresent()) {
            refuse(file, "Something with this name is there already.", "Choose another name, or move it away.");
            return true;
        }
        if (buffers.find(file).isPresent() && tree.destination(file).equals(Optional.of(file))) {
            refuse(file, "An editor has a text with this name.", "Save or close it first.");
            return true;
        }
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            Optional<VirtualTree.Entry> entry = tree.at(folder);
            if (entry.isPresent()) {
                boolean usable = entry.get().folder() && (entry.get().fresh() || Files.isWritable(entry.get().path()));
                if (!usable) {
                    refuse(file, entry.get().folder() ? "You may not write into " + folder + "."
                            : folder + " is not a folder.", "Choose another place.");
                }
                return !usable;
            }
        }
        return false;
    }

    private void move(WorkspaceEdit.Move move) {
        Path from = move.from();
        Path to = move.to();
        Optional<VirtualTree.Entry> entry = tree.at(from);
        if (entry.isEmpty()) {
            refuse(from, "It is not there.", "Check whether somebody moved or deleted it.");
        } else if (isRefused(entry.get().fresh() ? from : entry.get().path()) || isRefused(to)) {
            return;
        } else if (to.startsWith(from)) {
            refuse(to, from.getFileName() + " cannot be moved into itself.", "Choose another place.");
        } else if (!isTaken(to) && !isLocked(from, entry.get())) {
            structure.add(new FileChange.Moved(from, to));
            tree.move(from, to);
        }
    }

    private boolean isLocked(Path file, VirtualTree.Entry entry) {
        Path folder = entry.path().getParent();
        boolean locked = !entry.fresh() && folder != null && !Files.isWritable(folder);
        if (locked) {
            refuse(file, "You may not change the folder that it lies in.", "Change the folder's permissions.");
        }
        return locked;
    }

    private void delete(Path file) {
        Optional<VirtualTree.Entry> entry = tree.at(file);
        if (entry.isEmpty()) {
            refuse(file, "It is not there.", "Check whether somebody moved or deleted it.");
            return;
        }
        if (entry.get().fresh()) {
            refuse(file, "It is made by the same change.", "Report this to whoever proposed the change.");
            return;
        }
        Path now = entry.get().path();
        if (isRefused(now) || isLocked(file, entry.get())) {
            return;
        }
        for (Buffer buffer : buffers.all()) {
            if (buffer.file().startsWith(now) && buffer.unsaved()) {
                refuse(buffer.file(), "It has unsaved changes.", "Save it or close it first.");
                return;
            }
        }
        try {
            Trees.Size size = Trees.size(now);
            if (size.files() > Trees.MOST_FILES || size.bytes() > Trees.MOST_BYTES) {
                refuse(file, "It is too much to be kept for undoing.", "Delete it in the explorer.");
                return;
            }
            structure.add(new FileChange.Deleted(file, shown(entry.get()), size.files()));
            tree.delete(file);
        } catch (IOException unreadable) {
            refuse(file, "It cannot be read: " + unreadable.getMessage() + ".", "Check its permissions.");
        }
    }

    /** The text of what goes, if it is a text. */
    private Text shown(VirtualTree.Entry entry) {
        if (entry.folder()) {
            return Text.EMPTY;
        }
        try {
            return contents.of(entry.path()).text();
        } catch (RefusedException noText) {
            return Text.EMPTY;
        }
    }

    /** Adds what the edits of one file come to, after everything has found its place. */
    private void text(VirtualTree.Entry entry, Node node) {
        Path now = entry.path();
        try {
            if (node.madeAt.isPresent()) {
                made(now, node);
                return;
            }
            Optional<Path> file = tree.destination(now);
            if (file.isEmpty()) {
                return;
            }
            Content content = contents.of(now);
            checkVersion(now, node, content);
            Text after = content.text().apply(Offsets.of(content.text(), node.edits, content.lineEnding()));
            if (!after.equals(content.text())) {
                structure.add(new FileChange.Edited(file.get(), now, content.text(), after, content.encoding(),
                        content.stamp(), content.buffer()));
            }
        } catch (RefusedException refused) {
            conflicts.add(refused.conflict());
        } catch (Offsets.MisfitException misfit) {
            refuse(now, misfit.getMessage(), "Ask for the change again.");
        }
    }

    private void made(Path now, Node node) throws Offsets.MisfitException {
        int index = node.madeAt.get();
        if (structure.get(index) instanceof FileChange.Created created && !node.edits.isEmpty()) {
            Text text = created.after().apply(Offsets.of(created.after(), node.edits, LineEnding.LF));
            structure.set(index, new FileChange.Created(now, text, created.encoding()));
        }
    }

    private static void checkVersion(Path now, Node node, Content content) throws RefusedException {
        boolean same = node.version.isEmpty()
                || content.buffer().map(Buffer::version).equals(node.version);
        if (!same) {
            throw new RefusedException(now, content.buffer().isPresent()
                    ? "It was edited since the change was proposed." : "It was closed since the change was proposed.",
                    "Ask for the change again.");
        }
    }
}

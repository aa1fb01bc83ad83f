package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.Trash;

/**
 * What the user does with files, besides editing them; open editors follow, and what was done last can be undone. UI
 * thread only, and none of it waits.
 */
@Creatable
public final class ExplorerFiles {
    private final Editors editors;
    private final Documents documents;
    private final Panels panels;
    private final FailureNotices notices;
    private final TextFiles texts;
    private final Look look;
    private final Ui ui;
    private final FileOperations operations;
    private final Deque<Done> done = new ArrayDeque<>();
    private Optional<ExplorerView> view = Optional.empty();

    /** What was done and how it is taken back. */
    private sealed interface Done {}

    private record Deleted(List<Trash.Item> items) implements Done {}

    private record Copied(List<Path> made) implements Done {}

    private record Moved(List<Move> moves) implements Done {}

    private record Move(Path from, Path to) {}

    @Inject
    public ExplorerFiles(Editors editors, Documents documents, Panels panels, FailureNotices notices, Trash trash,
            TextFiles texts, Look look, Ui ui) {
        this.texts = texts;
        this.editors = editors;
        this.documents = documents;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        operations = new FileOperations(trash);
    }

    /** Names are given in {@code explorer} from now on. */
    void attach(ExplorerView explorer) {
        view = Optional.of(explorer);
    }

    Optional<ExplorerView> view() {
        return view;
    }

    /** Makes an empty file. */
    void createFile(Path file, Consumer<Path> then) {
        Call.start("create " + file.getFileName(), scope -> operations.createFile(file))
                .onFailure(ui, notices::show).onSuccess(ui, then);
    }

    void createFolder(Path folder, Consumer<Path> then) {
        Call.start("create " + folder.getFileName(), scope -> operations.createFolder(folder))
                .onFailure(ui, notices::show).onSuccess(ui, then);
    }

    /** Renames a file or a folder; its editors show it under its new name, with what is unsaved. */
    void rename(Path from, Path to, Consumer<Path> then) {
        // First of all, so that no editor takes its file for deleted while the disk and its watchers catch up.
        follow(from, to);
        Call.start("rename " + from.getFileName(), scope -> {
            Path renamed = operations.rename(from, to);
            texts.moved(from, renamed);
            return renamed;
        }).onFailure(ui, cause -> {
            follow(to, from);
            notices.show(cause);
        }).onSuccess(ui, there -> {
            done.push(new Moved(List.of(new Move(from, there))));
            then.accept(there);
        });
    }

    private void follow(Path from, Path to) {
        for (Document document : documents.all()) {
            document.file().filter(file -> file.startsWith(from))
                    .ifPresent(file -> document.moved(to.resolve(from.relativize(file)).normalize()));
        }
        editors.moved(from, to);
    }

    /** Moves {@code files} into {@code folder}; those that are there already stay. */
    void move(List<Path> files, Path folder, Consumer<List<Path>> then) {
        List<Path> moved = Selections.tops(files).stream().filter(file -> !folder.equals(file.getParent())).toList();
        if (moved.isEmpty()) {
            return;
        }
        moved.forEach(file -> follow(file, folder.resolve(file.getFileName())));
        var moves = new ArrayList<Move>();
        Call.start("move to " + folder.getFileName(), scope -> {
            for (Path file : moved) {
                Path there = operations.move(file, folder);
                texts.moved(file, there);
                moves.add(new Move(file, there));
            }
            return moves;
        }).onFailure(ui, notices::show).whenDone(ui, ended -> {
            List<Path> gone = moves.stream().map(Move::from).toList();
            moved.stream().filter(file -> !gone.contains(file))
                    .forEach(file -> follow(folder.resolve(file.getFileName()), file));
            remember(moves.isEmpty() ? Optional.empty() : Optional.of(new Moved(List.copyOf(moves))));
            then.accept(moves.stream().map(Move::to).toList());
        });
    }

    /** Copies {@code files} into {@code folder}, under names that are free. */
    void copy(List<Path> files, Path folder, Consumer<List<Path>> then) {
        var made = new ArrayList<Path>();
        Call.start("copy to " + folder.getFileName(), scope -> {
            for (Path file : Selections.tops(files)) {
                made.add(operations.copy(file, folder));
            }
            return made;
        }).onFailure(ui, notices::show).whenDone(ui, ended -> {
            remember(made.isEmpty() ? Optional.empty() : Optional.of(new Copied(List.copyOf(made))));
            then.accept(made);
        });
    }

    private void remember(Optional<Done> what) {
        what.ifPresent(done::push);
    }

    /** Asks, then moves {@code files} to the trash and closes the editors of what is gone, unless they have changes. */
    void delete(List<Path> files) {
        List<Path> tops = Selections.tops(files);
        if (tops.isEmpty()) {
            return;
        }
        String what = tops.size() == 1 ? String.valueOf(tops.getFirst().getFileName())
                : Counted.of(tops.size(), "item");
        String text = Selections.list(tops) + (tops.size() == 1 ? "It goes" : "They go")
                + " to the trash, a folder with all in it." + unsaved(tops) + " Ctrl+Z in the explorer undoes it.";
        panels.shell().ifPresent(shell -> Question.ask(shell, look, "Delete " + what + "?", text,
                List.of("Move to trash", "Keep"), 1, answer -> {
                    if (answer == 0) {
                        deleteNow(tops);
                    }
                }));
    }

    private String unsaved(List<Path> files) {
        boolean dirty = documents.dirty().stream().anyMatch(document -> document.file()
                .filter(one -> files.stream().anyMatch(one::startsWith)).isPresent());
        return dirty ? " Changes that are not saved stay open." : "";
    }

    private void deleteNow(List<Path> files) {
        var items = new ArrayList<Trash.Item>();
        Call.start("delete " + Counted.of(files.size(), "file"), scope -> {
            for (Path file : files) {
                items.add(operations.delete(file));
            }
            return items;
        }).onFailure(ui, notices::show).whenDone(ui, ended -> {
            remember(items.isEmpty() ? Optional.empty() : Optional.of(new Deleted(List.copyOf(items))));
            items.forEach(item -> editors.closeClean(item.original()));
            documents.all().forEach(Document::checkDisk);
        });
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    /** What undoing would do, for a menu. */
    String undoTitle() {
        return switch (done.peek()) {
            case Deleted(List<Trash.Item> items) -> "Undo delete of " + Counted.of(items.size(), "item");
            case Moved(List<Move> moves) -> "Undo move of " + Counted.of(moves.size(), "item");
            case Copied(List<Path> made) -> "Undo copy of " + Counted.of(made.size(), "item");
            case null -> "Undo";
        };
    }

    /** Takes back what was done last in this session. */
    void undo() {
        Done last = done.poll();
        if (last == null) {
            return;
        }
        if (last instanceof Moved(List<Move> moves)) {
            moves.reversed().forEach(move -> follow(move.to, move.from));
        }
        Call.start("undo", scope -> {
            switch (last) {
                case Deleted(List<Trash.Item> items) -> {
                    for (Trash.Item item : items.reversed()) {
                        operations.restore(item);
                    }
                }
                case Moved(List<Move> moves) -> {
                    for (Move move : moves.reversed()) {
                        operations.rename(move.to, move.from);
                        texts.moved(move.to, move.from);
                    }
                }
                case Copied(List<Path> made) -> {
                    for (Path copy : made) {
                        operations.delete(copy);
                    }
                }
            }
            return last;
        }).onFailure(ui, cause -> {
            done.push(last);
            notices.show(cause);
        }).whenDone(ui, ended -> documents.all().forEach(Document::checkDisk));
    }
}

package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;

import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workspace.management.FileNode;

/**
 * Dragging files onto folders, within the explorer, into it and out of it. Within it they are moved, with Ctrl copied;
 * from elsewhere they are copied.
 */
final class ExplorerDrag {
    private static final Transfer[] FILES = {FileTransfer.getInstance()};

    private final RowView<FileNode> rows;
    private final Supplier<List<Path>> chosen;
    private final Function<Optional<FileNode>, Optional<Path>> folderOf;
    private final Dropped dropped;
    private boolean ours;

    /** Gets files that were dropped. */
    @FunctionalInterface
    interface Dropped {
        void accept(List<Path> files, Path folder, boolean move);
    }

    private ExplorerDrag(RowView<FileNode> rows, Supplier<List<Path>> chosen,
            Function<Optional<FileNode>, Optional<Path>> folderOf, Dropped dropped) {
        this.rows = rows;
        this.chosen = chosen;
        this.folderOf = folderOf;
        this.dropped = dropped;
    }

    /**
     * Lets people drag.
     *
     * @param chosen what they drag
     * @param folderOf where what is dropped on a row, or beside all rows, goes; empty if nothing can be dropped there
     */
    static void install(RowView<FileNode> rows, Supplier<List<Path>> chosen,
            Function<Optional<FileNode>, Optional<Path>> folderOf, Dropped dropped) {
        var drag = new ExplorerDrag(rows, chosen, folderOf, dropped);
        DragSource source = new DragSource(rows, DND.DROP_MOVE | DND.DROP_COPY);
        source.setTransfer(FILES);
        source.addDragListener(drag.new Source());
        DropTarget target = new DropTarget(rows, DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FILES);
        target.addDropListener(drag.new Target());
    }

    private final class Source extends DragSourceAdapter {
        @Override
        public void dragStart(DragSourceEvent event) {
            event.doit = !chosen.get().isEmpty();
            ours = event.doit;
        }

        @Override
        public void dragSetData(DragSourceEvent event) {
            event.data = chosen.get().stream().map(Path::toString).toArray(String[]::new);
        }

        @Override
        public void dragFinished(DragSourceEvent event) {
            ours = false;
            rows.markDrop(null);
        }
    }

    private final class Target extends DropTargetAdapter {
        @Override
        public void dragEnter(DropTargetEvent event) {
            decide(event);
        }

        @Override
        public void dragOperationChanged(DropTargetEvent event) {
            decide(event);
        }

        /** Without a key it moves within the explorer and copies into it. */
        private void decide(DropTargetEvent event) {
            if (event.detail == DND.DROP_DEFAULT) {
                event.detail = ours ? DND.DROP_MOVE : DND.DROP_COPY;
            }
        }

        @Override
        public void dragOver(DropTargetEvent event) {
            Optional<FileNode> row = rowAt(event);
            boolean fits = folderOf.apply(row).isPresent();
            rows.markDrop(fits ? row.map(FileNode::path).orElse(null) : null);
            event.feedback = DND.FEEDBACK_SCROLL;
            if (!fits) {
                event.detail = DND.DROP_NONE;
            }
        }

        @Override
        public void dragLeave(DropTargetEvent event) {
            rows.markDrop(null);
        }

        @Override
        public void drop(DropTargetEvent event) {
            if (event.data instanceof String[] names) {
                folderOf.apply(rowAt(event)).ifPresent(folder -> dropped.accept(
                        Stream.of(names).map(Path::of).toList(), folder, ours && event.detail != DND.DROP_COPY));
            }
        }

        private Optional<FileNode> rowAt(DropTargetEvent event) {
            Point at = rows.toControl(event.x, event.y);
            return rows.at(at.x, at.y);
        }
    }
}

package dev.rustaiide.app.refactoring.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.app.documents.DiskState;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.EditGroup;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;

/** The window's documents. Any thread but the one of the window: each method goes there and waits. */
final class OpenBuffers implements Buffers {
    private final Documents documents;
    private final Editors editors;
    private final Ui ui;
    private final Function<String, Optional<EditGroup>> groups;

    /** @param groups the group of an edit; empty if it goes back over steps that are there already */
    OpenBuffers(Documents documents, Editors editors, Ui ui, Function<String, Optional<EditGroup>> groups) {
        this.documents = documents;
        this.editors = editors;
        this.ui = ui;
        this.groups = groups;
    }

    private <T> T there(Supplier<T> step) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        ui.display().syncExec(() -> result.set(step.get()));
        T value = result.get();
        if (value == null) {
            throw new IllegalStateException("the window is gone");
        }
        return value;
    }

    @Override
    public Optional<Buffer> find(Path file) {
        return there(() -> documents.find(file).flatMap(OpenBuffers::buffer));
    }

    @Override
    public List<Buffer> all() {
        return there(() -> documents.all().stream().flatMap(document -> buffer(document).stream()).toList());
    }

    private static Optional<Buffer> buffer(Document document) {
        DiskState state = document.diskState();
        boolean conflict = state == DiskState.CHANGED || state == DiskState.DELETED;
        return document.file().map(file -> new Buffer(file, document.text(), document.version(), document.isDirty(),
                document.isReadOnly(), conflict, document.encoding(), document.lineEnding()));
    }

    @Override
    public boolean replace(String edit, List<Replacement> replacements) {
        return there(() -> replaceNow(edit, replacements));
    }

    private boolean replaceNow(String edit, List<Replacement> replacements) {
        List<Document> found = new ArrayList<>();
        for (Replacement each : replacements) {
            Optional<Document> document = documents.find(each.buffer().file());
            if (document.isEmpty() || document.get().version() != each.buffer().version()
                    || document.get().isReadOnly()) {
                return false;
            }
            found.add(document.get());
        }
        Optional<EditGroup> group = groups.apply(edit);
        for (int i = 0; i < found.size(); i++) {
            replace(found.get(i), replacements.get(i).after(), group);
        }
        return true;
    }

    private static void replace(Document document, Text after, Optional<EditGroup> group) {
        Text before = document.text();
        if (group.isPresent()) {
            document.edit(TextDiff.changes(before, after, TextDiff.of(before, after)), group.get());
        } else if (!document.stepTo(after)) {
            document.edit(TextDiff.changes(before, after, TextDiff.of(before, after)));
        }
    }

    @Override
    public void changed(List<FileChange> changes, List<Written> written) {
        there(() -> {
            for (FileChange change : changes) {
                if (change instanceof FileChange.Moved(Path from, Path to)) {
                    moved(from, to);
                } else if (change instanceof FileChange.Deleted deleted) {
                    editors.closeClean(deleted.file());
                }
            }
            for (Written each : written) {
                documents.find(each.file()).ifPresent(document -> document.written(each.text(), each.stamp()));
            }
            return true;
        });
    }

    private void moved(Path from, Path to) {
        for (Document document : documents.all()) {
            document.file().filter(file -> file.startsWith(from))
                    .ifPresent(file -> document.moved(to.resolve(from.relativize(file)).normalize()));
        }
        editors.moved(from, to);
    }
}

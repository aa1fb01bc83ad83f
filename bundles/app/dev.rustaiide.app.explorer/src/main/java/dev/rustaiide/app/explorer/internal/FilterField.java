package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;

/** Asks for a few letters of files and finds them in all open folders as they are typed. UI thread only. */
final class FilterField {
    private static final Duration QUIET = Duration.ofMillis(80);
    private static final int MOST = 200;

    private final Composite parent;
    private final TextField field;
    private final GridData place;
    private final OpenFolders folders;
    private final Ui ui;
    private final Consumer<Optional<FilteredFiles>> found;
    private final Debounce later;
    private Call<?> running = Call.of("");

    /**
     * @param found told what fits, or nothing when people look for nothing any more
     * @param leave the keyboard is to go to the list
     */
    FilterField(Composite parent, Look look, OpenFolders folders, Ui ui, Consumer<Optional<FilteredFiles>> found,
            Runnable leave) {
        this.parent = parent;
        this.folders = folders;
        this.ui = ui;
        this.found = found;
        this.later = new Debounce(QUIET, ui, this::find);
        field = new TextField(parent, look, "Filter", "Filter by a few letters");
        field.setLeading(Icon.FILTER);
        field.setClearable(true);
        place = new GridData(SWT.FILL, SWT.CENTER, true, false);
        place.horizontalIndent = 2 * Look.STEP;
        place.exclude = true;
        field.setLayoutData(place);
        field.setVisible(false);
        field.onChange(text -> later.trigger());
        field.onEnter(leave);
        field.control().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                hide();
                leave.run();
                event.doit = false;
            } else if (event.keyCode == SWT.ARROW_DOWN) {
                leave.run();
                event.doit = false;
            }
        });
    }

    String text() {
        return field.text();
    }

    void toggle() {
        if (place.exclude) {
            show();
        } else {
            hide();
        }
    }

    void show() {
        appear(true);
        field.setFocus();
        field.selectAll();
    }

    /** Shows all files again. */
    void hide() {
        if (!place.exclude) {
            appear(false);
            field.setText("");
            running.cancel();
            found.accept(Optional.empty());
        }
    }

    private void appear(boolean shown) {
        place.exclude = !shown;
        field.setVisible(shown);
        parent.layout(true);
    }

    private void find() {
        running.cancel();
        if (field.isDisposed() || place.exclude) {
            return;
        }
        String text = field.text().strip();
        if (text.isEmpty()) {
            found.accept(Optional.empty());
            return;
        }
        Map<Path, FileIndex> indexes = new LinkedHashMap<>();
        for (Folder folder : folders.all()) {
            indexes.put(folder.path(), folder.index());
        }
        Call<FilteredFiles> call = Call.start("filter files", scope -> {
            var files = new FilteredFiles();
            for (var index : indexes.entrySet()) {
                List<FileIndex.Hit> hits = index.getValue().query(text, MOST).await();
                files.add(index.getKey(), hits);
            }
            return files;
        });
        running = call;
        call.onSuccess(ui, files -> {
            if (running == call) {
                found.accept(Optional.of(files));
            }
        });
    }
}

package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;

/**
 * The editors in the window. UI thread only; files are read elsewhere, so an editor may show its text a little later.
 */
public interface Editors {
    /** Shows {@code file} in an editor, the one that has it already if there is one, and gives it the focus. */
    void open(Path file);

    /** As {@link #open(Path)}, but the focus stays where it is. */
    void peek(Path file);

    /** As {@link #open(Path)}; a file that does not exist is a new, empty one, which is made when it is saved. */
    void openOrCreate(Path file);

    /** As {@link #open(Path)}, with the caret at {@code position} and that line in view. */
    void open(Path file, Position position);

    /** As {@link #open(Path)}, with {@code location}'s range selected. */
    void open(Location location);

    /**
     * Shows {@code location} for a look: in the editor that its file has already, else in the one tab for the moment,
     * which shows the next file that is looked at, until its text is edited or it is {@link #open opened}. The focus
     * stays where it is unless {@code focus} is set.
     */
    void look(Location location, boolean focus);

    /** The file of the editor that was used last, if any editor is open. */
    Optional<Path> active();

    /** The editor that was used last, once its text is read. */
    Optional<CodeEditor> activeCode();

    /** Runs {@code listener} after another editor came to the front, one was opened or one was closed. */
    Look.Registration onChange(Runnable listener);

    /** Runs {@code listener} after text in any editor changed or was parsed. */
    void onText(Runnable listener);

    /** The files that have editors, in the order of the tabs. */
    List<Path> all();

    /** Whether {@code focus}, what has the keyboard if anything does, is in an editor. */
    boolean hasFocus(@Nullable Control focus);

    /** The editors of {@code from}, or of what lies in it, show {@code to} from now on. */
    void moved(Path from, Path to);

    /** Closes the editors of {@code file}, or of what lies in it, be it an archive, that have no unsaved changes. */
    void closeClean(Path file);
}

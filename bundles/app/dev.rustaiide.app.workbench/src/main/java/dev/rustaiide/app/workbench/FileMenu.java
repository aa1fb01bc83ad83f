package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

import dev.rustaiide.app.ui.components.Look.Registration;

/** What bundles above the window add to the menu of a file or folder. UI thread only. */
public interface FileMenu {
    /** Offers {@code entry} until the result is closed; entries stand in the order in which they came. */
    Registration add(Entry entry);

    /** Those that make sense for {@code file}. */
    List<Entry> of(Path file, boolean folder);

    /**
     * Something to do with a file.
     *
     * @param fits whether it makes sense for a path on the disk, of which the second says whether it is a folder
     */
    record Entry(String title, BiPredicate<Path, Boolean> fits, Consumer<Path> action) {}
}

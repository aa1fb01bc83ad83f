package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks people for a revision of a file in Git. UI thread only. */
public interface RevisionChoice {
    /**
     * Offers the commits that changed {@code file}, and whatever is typed; {@code chosen} gets the file as it was then.
     *
     * @param title what is picked, e.g. {@code Compare with Git revision}
     */
    void choose(Path file, String title, Consumer<Path> chosen);
}

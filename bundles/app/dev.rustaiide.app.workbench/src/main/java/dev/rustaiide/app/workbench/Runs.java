package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.List;

/** Runs programs for the user, one at a time, with their output in its panel. UI thread only. */
@FunctionalInterface
public interface Runs {
    /**
     * Runs the program of {@code commandLine} with its arguments in {@code folder}, in the place of what runs, once the
     * folder is trusted: a person is asked if it is not. No shell reads the words.
     */
    void run(Path folder, List<String> commandLine);
}

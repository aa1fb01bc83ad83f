package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Span;

/**
 * All files of a folder that are not ignored, to be found by a few letters of their names. Built in the background when
 * it is first used and kept true from then on; links are not followed. Any thread may use it.
 */
@ProviderType
public interface FileIndex {
    /** Builds the index if that has not begun yet, and ends with the number of files when it is complete. */
    Call<Integer> ready();

    /**
     * The files whose path below the folder fits {@code text} as a
     * {@link dev.rustaiide.foundation.common.FuzzyPattern}, best first, {@code limit} at most; of equals, files that
     * were opened last come first. An empty text gives the files opened last. While the
     * index is being built, the answer waits for it.
     */
    Call<List<Hit>> query(String text, int limit);

    /** All files, in no order; waits like {@link #query}. */
    Call<List<Path>> files();

    /** Remembers that {@code file} was opened just now. */
    void opened(Path file);

    /**
     * A file that fits.
     *
     * @param shown its path below the folder, for people
     * @param matched the letters in {@code shown} that were asked for, in order
     */
    record Hit(Path file, String shown, List<Span> matched) {
        public Hit {
            matched = List.copyOf(matched);
        }
    }
}

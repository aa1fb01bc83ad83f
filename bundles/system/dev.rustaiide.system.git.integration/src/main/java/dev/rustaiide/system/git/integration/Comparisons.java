package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/**
 * Anything of a repository compared with anything: commits, branches, tags, the files on the disk. A service; any
 * thread may use it, and none waits. Nothing is run or written. Calls fail with a
 * {@link dev.rustaiide.foundation.error.FailureException}: there is no such revision, the repository is damaged.
 */
@ProviderType
public interface Comparisons {
    /** Stands for the files on the disk where a revision is asked for. */
    String DISK = "";

    /** Stands for nothing at all: what comes before the first commit. Git's own name of it. */
    String NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /**
     * The files that differ, by path.
     *
     * @param from a revision, as for {@code git show}, or {@link #NOTHING}
     * @param to a revision, or {@link #DISK}
     */
    Call<List<ChangedFile>> between(Path repository, String from, String to);

    /** Both texts of a file that differs. */
    Call<FilePair> texts(Path repository, String from, String to, ChangedFile file);

    /**
     * A file that differs.
     *
     * @param path where it is; where it was, if it is gone
     * @param before where it was; empty if it was not
     */
    record ChangedFile(String path, String before, Change change) {
        /** Whether it is somewhere else than it was. */
        public boolean isMoved() {
            return !before.isEmpty() && !before.equals(path);
        }
    }

    /**
     * A file as it was and as it is; empty where it is not there.
     *
     * @param binary whether one of them is no text: then both are empty
     */
    record FilePair(Text before, Text after, boolean binary) {}
}

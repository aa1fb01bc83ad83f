package dev.rustaiide.system.git.index;

import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What the index has for a path.
 *
 * @param path from the top, with {@code /}, as {@link GitPath} writes it
 * @param mode one of Git's: {@link #FILE}, {@link #EXECUTABLE}, {@link #LINK}, {@link #SUBMODULE}
 * @param stage 0, or 1 to 3 for the base, ours and theirs of a conflict
 * @param stat as the file was when it had just this content; null if that is not known
 */
public record IndexEntry(String path, int mode, ObjectId id, int stage, @Nullable FileStat stat) {
    public static final int FILE = 0100644;
    public static final int EXECUTABLE = 0100755;
    public static final int LINK = 0120000;
    public static final int SUBMODULE = 0160000;
    static final int FOLDER = 0040000;
}

package dev.rustaiide.system.file.watching;

import java.nio.file.Path;

/** Says what not to look at. It is asked on the thread of the watch, for the folder before anything inside it. */
@FunctionalInterface
public interface IgnorePredicate {
    /** Nothing is left out. */
    IgnorePredicate NOTHING = (path, folder) -> false;

    /** Whether to leave out {@code path}, and if it is a folder all that is below it. */
    boolean isIgnored(Path path, boolean folder);
}

package dev.rustaiide.system.file.watching;

import java.nio.file.Path;
import java.util.Set;

/**
 * What changed since the batch before. A path is in one of the sets only; what happened several times is told once, as
 * the file stands now.
 *
 * @param created files and folders that are new or took another's place, those inside a new folder included
 * @param changed content or permissions are others
 * @param deleted files and folders; what was below a folder is not listed
 * @param rescan folders of which anything may have changed: they and all below them must be read again
 */
public record FileChanges(Set<Path> created, Set<Path> changed, Set<Path> deleted, Set<Path> rescan) {
    public FileChanges {
        created = Set.copyOf(created);
        changed = Set.copyOf(changed);
        deleted = Set.copyOf(deleted);
        rescan = Set.copyOf(rescan);
    }

    public boolean isEmpty() {
        return created.isEmpty() && changed.isEmpty() && deleted.isEmpty() && rescan.isEmpty();
    }
}

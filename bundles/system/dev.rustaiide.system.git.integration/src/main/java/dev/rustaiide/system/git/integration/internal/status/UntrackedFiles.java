package dev.rustaiide.system.git.integration.internal.status;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.foundation.common.IgnoreRules;
import dev.rustaiide.system.git.index.Disk;
import dev.rustaiide.system.git.index.GitPath;

/** Finds the files in folders of which the index has nothing. */
record UntrackedFiles(Place place, Disk disk, Consumer<String> each) {
    /** @param folder without a slash at its end; a repository of its own is given as one path */
    void list(String folder) {
        IgnoreRules rules = place.excludes().in(folder);
        List<String> folders = new ArrayList<>();
        List<String> files = new ArrayList<>();
        boolean[] own = {false};
        disk.list(GitPath.bytes(folder), (name, kind) -> {
            String path = folder + '/' + GitPath.of(name);
            boolean isFolder = kind == Disk.Kind.FOLDER;
            if (path.endsWith("/.git")) {
                own[0] = true;
            } else if (kind != Disk.Kind.OTHER && !rules.ignores(path, isFolder)) {
                (isFolder ? folders : files).add(path);
            }
        });
        if (own[0]) {
            each.accept(folder);
            return;
        }
        files.forEach(each);
        folders.forEach(this::list);
    }
}

package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.ObjectReader;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.IgnoreRules;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.index.Disk;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.index.StagedIndex;

/**
 * Compares the index with the disk: each file that it has, and what else lies there. As many threads as processors do
 * it, which the system shares out.
 */
final class DiskComparison {
    private static final int PIECE = 4096;

    private final Place place;
    private final StagedIndex index;
    private final ObjectReader objects;
    private final Map<String, Change> changed = new ConcurrentHashMap<>();
    private final Set<String> untracked = ConcurrentHashMap.newKeySet();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final WorkList<Piece> work = new WorkList<>();

    DiskComparison(Place place, StagedIndex index, ObjectReader objects) {
        this.place = place;
        this.index = index;
        this.objects = objects;
    }

    private sealed interface Piece {
        /** Files that the index has. */
        record Entries(int from, int until) implements Piece {}

        /** A folder with entries of the index. */
        record Folder(byte[] path, int from, int until, boolean ignored) implements Piece {}
    }

    /** How files differ from the index, by their paths. */
    Map<String, Change> changed() {
        return changed;
    }

    /** What the index does not have: files, and folders, with a slash, of which it has nothing. */
    Set<String> untracked() {
        return untracked;
    }

    /** Looks at everything. */
    void compare(Scope scope) throws InterruptedException, ExecutionException {
        compare(scope, new Piece.Folder(new byte[0], 0, index.count(), false));
    }

    /** Looks at everything in {@code folder}, in which the index has something. */
    void compare(Scope scope, String folder) throws InterruptedException, ExecutionException {
        byte[] prefix = GitPath.bytes(folder + '/');
        int found = index.find(prefix);
        int from = found < 0 ? -found - 1 : found;
        compare(scope, new Piece.Folder(Arrays.copyOf(prefix, prefix.length - 1), from, index.behind(prefix, from),
                place.excludes().isIgnored(folder, true)));
    }

    private void compare(Scope scope, Piece.Folder all) throws InterruptedException, ExecutionException {
        work.add(all);
        for (int at = all.from; at < all.until; at += PIECE) {
            work.add(new Piece.Entries(at, Math.min(at + PIECE, all.until)));
        }
        // On threads of the system's own: as virtual ones, which no clock takes a processor from, they would have all
        // of them until the last file is looked at, and nobody else could tell of a change meanwhile.
        List<Call<Void>> workers = new ArrayList<>();
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                workers.add(Call.startNative("compare with the disk", this::work));
            }
            for (Call<Void> worker : workers) {
                scope.await(worker);
            }
        } finally {
            workers.forEach(Call::cancel);
        }
        hidden.forEach(path -> changed.put(path, Change.DELETED));
    }

    private Void work(Scope scope) throws InterruptedException, IOException {
        try (EntryCheck check = new EntryCheck(place, index, objects)) {
            for (Optional<Piece> piece = work.take(); piece.isPresent(); piece = work.take()) {
                try {
                    scope.check();
                    switch (piece.get()) {
                        case Piece.Entries(int from, int until) -> check(check, from, until);
                        case Piece.Folder folder -> list(check.disk(), folder);
                    }
                } finally {
                    work.done();
                }
            }
        }
        return null;
    }

    private void check(EntryCheck check, int from, int until) throws IOException {
        for (int i = from; i < until; i++) {
            if (index.stage(i) == 0) {
                Change change = check.check(i);
                if (change != Change.NONE) {
                    changed.put(index.path(i), change);
                }
            }
        }
    }

    private void list(Disk disk, Piece.Folder folder) {
        String name = GitPath.of(folder.path);
        IgnoreRules rules = place.excludes().in(name);
        List<byte[]> inside = new ArrayList<>();
        disk.list(folder.path, (entry, kind) -> {
            if (!isStore(entry) && kind != Disk.Kind.OTHER) {
                byte[] path = join(folder.path, entry);
                take(folder, rules, path, kind, inside);
            }
        });
        // Only now: the folder that was listed is being read no more.
        for (byte[] path : inside) {
            String shown = GitPath.of(path);
            if (hasFiles(disk, path, shown)) {
                untracked.add(shown + '/');
            }
        }
    }

    private void take(Piece.Folder folder, IgnoreRules rules, byte[] path, Disk.Kind kind, List<byte[]> inside) {
        int entry = index.find(path, path.length, folder.from, folder.until);
        if (kind == Disk.Kind.FOLDER) {
            byte[] prefix = Arrays.copyOf(path, path.length + 1);
            prefix[path.length] = '/';
            int found = index.find(prefix, prefix.length, folder.from, folder.until);
            int from = found < 0 ? -found - 1 : found;
            int until = index.behind(prefix, from);
            if (until > from) {
                work.add(new Piece.Folder(path, from, until, folder.ignored || isIgnored(rules, path, true)));
            } else if (!folder.ignored && !isSubmodule(entry) && !isIgnored(rules, path, true)) {
                inside.add(path);
            }
        } else {
            if (entry < 0 && !folder.ignored && !isIgnored(rules, path, false)) {
                untracked.add(GitPath.of(path));
            }
            if (kind == Disk.Kind.LINK) {
                hidden(folder, path);
            }
        }
    }

    /** Files of the index that lie below a link now are gone: what is there is not theirs. */
    private void hidden(Piece.Folder folder, byte[] path) {
        byte[] prefix = Arrays.copyOf(path, path.length + 1);
        prefix[path.length] = '/';
        int found = index.find(prefix, prefix.length, folder.from, folder.until);
        int from = found < 0 ? -found - 1 : found;
        int until = index.behind(prefix, from);
        for (int i = from; i < until; i++) {
            hidden.add(index.path(i));
        }
    }

    private boolean isSubmodule(int entry) {
        return entry >= 0 && index.mode(entry) == IndexEntry.SUBMODULE;
    }

    private static boolean isIgnored(IgnoreRules rules, byte[] path, boolean folder) {
        return rules != IgnoreRules.NONE && rules.ignores(GitPath.of(path), folder);
    }

    private static boolean isStore(byte[] name) {
        return name.length == 4 && name[0] == '.' && name[1] == 'g' && name[2] == 'i' && name[3] == 't';
    }

    static byte[] join(byte[] folder, byte[] name) {
        if (folder.length == 0) {
            return name;
        }
        byte[] path = Arrays.copyOf(folder, folder.length + 1 + name.length);
        path[folder.length] = '/';
        System.arraycopy(name, 0, path, folder.length + 1, name.length);
        return path;
    }

    /** Whether a folder without entries of the index has a file that is not ignored, or is a repository of its own. */
    private boolean hasFiles(Disk disk, byte[] folder, String shown) {
        IgnoreRules rules = place.excludes().in(shown);
        boolean[] found = {false};
        List<byte[]> below = new ArrayList<>();
        disk.list(folder, (name, kind) -> {
            byte[] path = join(folder, name);
            if (isStore(name)) {
                found[0] = true;
            } else if (kind == Disk.Kind.FOLDER) {
                if (!isIgnored(rules, path, true)) {
                    below.add(path);
                }
            } else if (kind != Disk.Kind.OTHER && !isIgnored(rules, path, false)) {
                found[0] = true;
            }
        });
        return found[0] || below.stream()
                .anyMatch(path -> hasFiles(disk, path, GitPath.of(path)));
    }

    /** Looks again at one file or folder that may have changed; {@code path} has no slash at its end. */
    void again(EntryCheck check, String path) throws IOException {
        byte[] name = GitPath.bytes(path);
        int entry = index.find(name);
        if (entry >= 0 && index.stage(entry) == 0) {
            Change change = check.check(entry);
            if (change != Change.NONE) {
                changed.put(path, change);
            }
        }
        if (entry < 0 || index.mode(entry) != IndexEntry.SUBMODULE) {
            lookForUntracked(check.disk(), path, name, entry >= 0);
        }
    }

    private void lookForUntracked(Disk disk, String path, byte[] name, boolean tracked) {
        if (!disk.look(name, 0, name.length)) {
            return;
        }
        int kind = disk.mode() & 0170000;
        if (kind == 0040000) {
            if (!place.excludes().isIgnored(path, true) && hasFiles(disk, name, path)) {
                untracked.add(path + '/');
            }
        } else if (!tracked && (kind == 0100000 || kind == 0120000) && !place.excludes().isIgnored(path, false)) {
            untracked.add(path);
        }
    }
}

package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.Set;

/** Which Rust file is a module of which, told by their paths. For one query. */
final class RustFiles {
    private static final Set<String> OWN_CRATES = Set.of("tests", "benches", "examples", "bin");
    private static final int MOST_LEVELS = 100;

    private final Snapshot snapshot;

    RustFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The file that is the module {@code name} of {@code file}, or -1. */
    int child(int file, Iterable<String> inline, String name) {
        Path folder = moduleFolder(snapshot.paths[file]);
        for (String module : inline) {
            folder = folder.resolve(module);
        }
        int flat = snapshot.number(folder.resolve(name + ".rs"));
        return flat >= 0 ? flat : snapshot.number(folder.resolve(name).resolve("mod.rs"));
    }

    /** Where the files of the modules of {@code file} are. */
    private static Path moduleFolder(Path file) {
        String name = file.getFileName().toString();
        Path folder = file.resolveSibling("");
        return isRoot(file) || "mod.rs".equals(name) ? folder.normalize()
                : file.resolveSibling(name.substring(0, name.length() - ".rs".length()));
    }

    private static boolean isRoot(Path file) {
        String name = file.getFileName().toString();
        Path folder = file.getParent();
        boolean own = folder != null && folder.getFileName() != null
                && OWN_CRATES.contains(folder.getFileName().toString());
        return "lib.rs".equals(name) || "main.rs".equals(name) || "build.rs".equals(name)
                || own && !"mod.rs".equals(name);
    }

    /** The file that {@code file} is a module of, or -1 if it is the root of its crate. */
    int parent(int file) {
        Path path = snapshot.paths[file];
        if (isRoot(path)) {
            return -1;
        }
        Path folder = path.getParent();
        boolean mod = path.endsWith("mod.rs");
        return folder == null ? -1 : holder(mod ? folder.getParent() : folder);
    }

    private int holder(Path folder) {
        if (folder == null) {
            return -1;
        }
        for (String name : new String[] {"mod.rs", "lib.rs", "main.rs"}) {
            int found = snapshot.number(folder.resolve(name));
            if (found >= 0) {
                return found;
            }
        }
        Path last = folder.getFileName();
        return last == null ? -1 : snapshot.number(folder.resolveSibling(last + ".rs"));
    }

    /** The root of the crate that {@code file} is in. */
    int root(int file) {
        int at = file;
        for (int i = 0; i < MOST_LEVELS; i++) {
            int parent = parent(at);
            if (parent < 0 || parent == at) {
                return at;
            }
            at = parent;
        }
        return at;
    }

    /** The root file of the crate that others call {@code name}, the nearest to {@code from}; or -1. */
    int crate(String name, int from) {
        int best = -1;
        int common = -1;
        for (Path root : snapshot.crates.roots(name, snapshot)) {
            int file = snapshot.number(root);
            int length = file < 0 ? -1 : common(root, snapshot.paths[from]);
            if (length > common) {
                common = length;
                best = file;
            }
        }
        return best;
    }

    static int common(Path one, Path other) {
        int most = Math.min(one.getNameCount(), other.getNameCount());
        int count = 0;
        while (count < most && one.getName(count).equals(other.getName(count))) {
            count++;
        }
        return count;
    }
}

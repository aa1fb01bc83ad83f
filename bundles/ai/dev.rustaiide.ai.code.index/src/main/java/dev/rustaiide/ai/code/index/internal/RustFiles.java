package dev.rustaiide.ai.code.index.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.foundation.types.SymbolKind;

/** Which Rust file is a module of which, told by their paths. For one query. */
final class RustFiles {
    private static final Set<String> OWN_CRATES = Set.of("tests", "benches", "examples", "bin");
    private static final int MOST_LEVELS = 100;

    private static final Holder NOBODY = new Holder(-1, false);

    private final Snapshot snapshot;
    private final int pathAttribute;
    private final int includeMacro;
    private @Nullable Map<Integer, Holder> named;

    RustFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.pathAttribute = snapshot.names.of("path");
        this.includeMacro = snapshot.names.of("include");
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

    /** The file at {@code path}, as a module of {@code file} inside of those modules names it, or -1. */
    int at(int file, Collection<String> inline, String path) {
        Path folder = inline.isEmpty() ? snapshot.paths[file].resolveSibling("") : moduleFolder(snapshot.paths[file]);
        for (String module : inline) {
            folder = folder.resolve(module);
        }
        try {
            return snapshot.number(folder.resolve(path).normalize());
        } catch (InvalidPathException none) {
            // What is written there is no path.
            return -1;
        }
    }

    /** The file that takes in {@code file} by {@code include!}, or -1. */
    int includer(int file) {
        return named().getOrDefault(file, NOBODY).included ? named().get(file).by : -1;
    }

    /**
     * Who says where a file is, rather than what it is called.
     *
     * @param included by {@code include!} rather than as a module
     */
    private record Holder(int by, boolean included) {}

    private Map<Integer, Holder> named() {
        if (named == null) {
            named = new HashMap<>();
            for (int file = 0; file < snapshot.facts.length; file++) {
                FileFacts facts = snapshot.facts[file];
                if (facts != null && snapshot.isRust(facts)) {
                    named(file, facts);
                }
            }
        }
        return named;
    }

    private void named(int file, FileFacts facts) {
        if (facts.uses(pathAttribute)) {
            for (int i = 0; i < facts.definitions().count(); i++) {
                if (facts.kind(i) == SymbolKind.MODULE && facts.definitions().shape()[i] != Names.NONE) {
                    int there = at(file, List.of(), snapshot.names.text(facts.definitions().shape()[i]));
                    named.put(there, new Holder(file, false));
                }
            }
        }
        for (int i = 0; facts.uses(includeMacro) && i < facts.imports().count(); i++) {
            int first = facts.imports().first()[i];
            boolean glob = facts.imports().alias()[i] == Names.NONE && facts.imports().end(i) == first + 1;
            String quoted = glob ? snapshot.names.text(facts.imports().segments()[first]) : "";
            if (quoted.startsWith("\"")) {
                named.put(at(file, List.of(), quoted.substring(1, quoted.length() - 1)), new Holder(file, true));
            }
        }
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
        Holder holder = named().get(file);
        if (holder != null) {
            return holder.by;
        }
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

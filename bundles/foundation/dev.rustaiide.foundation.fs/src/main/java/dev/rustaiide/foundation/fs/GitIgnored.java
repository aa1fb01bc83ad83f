package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.rustaiide.foundation.common.IgnoreRules;

/**
 * What Git ignores in one folder: by the {@code .gitignore} files from the top of the repository down, and by the
 * repository's own {@code info/exclude}. Rule files are read once, until {@link #forget}. Folders that tools fill, such
 * as {@code node_modules}, are ignored without a rule. Any thread may use it.
 */
public final class GitIgnored {
    private static final int LARGEST = 1 << 20;

    private final Path root;
    private final Map<Path, Level> levels = new ConcurrentHashMap<>();

    /** The rules that hold right in a folder, and the top of its repository, which their paths start from. */
    private record Level(Path top, IgnoreRules rules) {
        boolean ignores(Path path, boolean folder) {
            return rules != IgnoreRules.NONE && rules.ignores(relative(top, path), folder);
        }
    }

    /** What is ignored in {@code root} and below; reads nothing yet. */
    public GitIgnored(Path root) {
        this.root = root;
    }

    private static String relative(Path top, Path path) {
        return top.relativize(path).toString().replace('\\', '/');
    }

    /** Rule files have changed. */
    public void forget() {
        levels.clear();
    }

    /** Of {@code path} alone: of what lies in an ignored folder it says nothing. */
    public boolean isIgnored(Path path, boolean folder) {
        if (folder && path.endsWith(".git")) {
            return true;
        }
        Path parent = path.getParent();
        return parent != null && level(parent).ignores(path, folder) || folder && GeneratedFolders.has(path);
    }

    /** Whether {@code folder}, or one that it is in below the root, is ignored. */
    public boolean isBelowIgnored(Path folder) {
        for (Path at = folder; at != null && at.startsWith(root) && !at.equals(root); at = at.getParent()) {
            if (isIgnored(at, true)) {
                return true;
            }
        }
        return false;
    }

    private Level level(Path folder) {
        Level known = levels.get(folder);
        if (known == null) {
            known = read(folder);
            levels.put(folder, known);
        }
        return known;
    }

    private Level read(Path folder) {
        Path parent = folder.getParent();
        if (parent == null || Files.exists(folder.resolve(".git"))) {
            IgnoreRules excluded = IgnoreRules.NONE.with("", content(folder.resolve(".git/info/exclude")));
            return new Level(folder, excluded.with("", content(folder.resolve(".gitignore"))));
        }
        Level above = level(parent);
        return new Level(above.top(),
                above.rules().with(relative(above.top(), folder), content(folder.resolve(".gitignore"))));
    }

    private static String content(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Rules that cannot be read rule nothing.
            return "";
        }
    }
}

package dev.rustaiide.system.git.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.IgnoreRules;
import dev.rustaiide.system.git.index.GitPath;

/**
 * What Git ignores in a working tree, exactly: by the user's file, the repository's, and each {@code .gitignore}. Read
 * once each; any thread may use it.
 */
public final class Excludes {
    private static final int LARGEST = 4 << 20;

    private final Path root;
    private final IgnoreRules first;
    private final Map<String, IgnoreRules> folders = new ConcurrentHashMap<>();

    /** @param store the repository's own folder */
    public Excludes(Path root, Path store, GitSettings settings, UnaryOperator<@Nullable String> environment) {
        this.root = root;
        this.first = IgnoreRules.NONE.with("", content(settings.userIgnores(environment)))
                .with("", content(store.resolve("info/exclude")));
    }

    private static String content(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            // Rules that cannot be read rule nothing.
            return "";
        }
    }

    /** The rules for what lies right in {@code folder}, the path of a folder from the top; empty for the top. */
    public IgnoreRules in(String folder) {
        IgnoreRules known = folders.get(folder);
        if (known == null) {
            int slash = folder.lastIndexOf('/');
            IgnoreRules above = folder.isEmpty() ? first : in(slash < 0 ? "" : folder.substring(0, slash));
            known = above.with(folder, content(GitPath.file(root, folder).resolve(".gitignore")));
            folders.put(folder, known);
        }
        return known;
    }

    /** Whether {@code path} or a folder that it lies in is ignored. */
    public boolean isIgnored(String path, boolean folder) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (ignores(path.substring(0, slash), true)) {
                return true;
            }
        }
        return ignores(path, folder);
    }

    private boolean ignores(String path, boolean folder) {
        int slash = path.lastIndexOf('/');
        return in(slash < 0 ? "" : path.substring(0, slash)).ignores(path, folder);
    }
}

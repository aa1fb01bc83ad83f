package dev.rustaiide.system.git.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.Glob;

/**
 * Git's settings as the git command sees them: of the repository, of the user, of the system, and what these include.
 * They are only read; none of them makes anything run here. Immutable.
 */
public final class GitSettings {
    private static final int DEEPEST = 10;

    /** The weakest first. */
    private final List<Config> layers = new ArrayList<>();
    private final Path store;
    private final Path home;

    private GitSettings(Path store, Path home) {
        this.store = store;
        this.home = home;
    }

    /**
     * Reads them.
     *
     * @param store the repository's own folder, the one with {@code config} in it
     * @param environment where {@code HOME} and such are looked up
     */
    public static GitSettings read(Path store, UnaryOperator<@Nullable String> environment) {
        String home = Optional.ofNullable(environment.apply("HOME")).orElse(System.getProperty("user.home"));
        var settings = new GitSettings(store, Path.of(home));
        if (environment.apply("GIT_CONFIG_NOSYSTEM") == null) {
            settings.add(Path.of("/etc/gitconfig"), 0);
        }
        String global = environment.apply("GIT_CONFIG_GLOBAL");
        if (global != null && !global.isEmpty()) {
            settings.add(Path.of(global), 0);
        } else {
            settings.add(settings.folderOfUser(environment).resolve("git/config"), 0);
            settings.add(settings.home.resolve(".gitconfig"), 0);
        }
        settings.add(store.resolve("config"), 0);
        return settings;
    }

    private Path folderOfUser(UnaryOperator<@Nullable String> environment) {
        String folder = environment.apply("XDG_CONFIG_HOME");
        return folder == null || folder.isEmpty() ? home.resolve(".config") : Path.of(folder);
    }

    private void add(Path file, int depth) {
        if (depth > DEEPEST || !Files.isRegularFile(file)) {
            return;
        }
        Config config = new Config();
        try {
            config.fromText(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | ConfigInvalidException unreadable) {
            // git itself would refuse to do anything; here the other settings count.
            return;
        }
        layers.add(config);
        for (String included : config.getStringList("include", null, "path")) {
            add(place(included, file), depth + 1);
        }
        for (String condition : config.getSubsections("includeIf")) {
            if (holds(condition, file)) {
                for (String included : config.getStringList("includeIf", condition, "path")) {
                    add(place(included, file), depth + 1);
                }
            }
        }
    }

    private Path place(String path, Path from) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : from.resolveSibling(path);
    }

    /** Of the conditions only {@code gitdir} is known: that which people use. */
    private boolean holds(String condition, Path from) {
        if (!condition.startsWith("gitdir:")) {
            return false;
        }
        String pattern = condition.substring("gitdir:".length());
        if (pattern.startsWith("~/")) {
            pattern = home + pattern.substring(1);
        } else if (pattern.startsWith("./")) {
            pattern = from.resolveSibling(pattern.substring(2)).toString();
        } else if (!pattern.startsWith("/")) {
            pattern = "**/" + pattern;
        }
        String whole = pattern.endsWith("/") ? pattern + "**" : pattern;
        return Glob.of(whole).matches(store.toAbsolutePath().normalize().toString());
    }

    /** The strongest value; empty if nobody set it. */
    public Optional<String> get(String section, @Nullable String subsection, String name) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            String value = layers.get(i).getString(section, subsection, name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The strongest value of a switch. */
    public boolean is(String section, String name, boolean otherwise) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (layers.get(i).getString(section, null, name) != null
                    || layers.get(i).getNames(section).contains(name)) {
                return switchOf(layers.get(i), section, name, otherwise);
            }
        }
        return otherwise;
    }

    private static boolean switchOf(Config config, String section, String name, boolean otherwise) {
        try {
            return config.getBoolean(section, name, otherwise);
        } catch (IllegalArgumentException odd) {
            // A word where yes or no is meant, such as “input”.
            return otherwise;
        }
    }

    /** Whether anybody made the filter {@code name}. */
    boolean hasFilter(String name) {
        return get("filter", name, "clean").isPresent() || get("filter", name, "process").isPresent();
    }

    /** The user's own file of what to ignore. */
    Path userIgnores(UnaryOperator<@Nullable String> environment) {
        return get("core", null, "excludesfile").filter(value -> !value.isEmpty()).map(value -> place(value, store))
                .orElseGet(() -> folderOfUser(environment).resolve("git/ignore"));
    }

    /** The user's own file of attributes. */
    Path userAttributes(UnaryOperator<@Nullable String> environment) {
        return get("core", null, "attributesfile").filter(value -> !value.isEmpty()).map(value -> place(value, store))
                .orElseGet(() -> folderOfUser(environment).resolve("git/attributes"));
    }
}

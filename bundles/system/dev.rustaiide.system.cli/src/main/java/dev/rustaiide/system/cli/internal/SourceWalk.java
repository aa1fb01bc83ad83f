package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.IgnoreRules;
import dev.rustaiide.foundation.config.SettingsView;

/**
 * Lists the files below a folder that people write: nothing that Git ignores, no hidden folders and no output of
 * builds. Links are not followed, so that none is counted twice and no circle is walked for ever.
 */
final class SourceWalk extends SimpleFileVisitor<Path> {
    private static final int LARGEST_RULES = 1 << 20;

    private final Path root;
    private final Rules wanted;
    /** The top of the repository that {@code root} is in, or {@code root} itself: what paths in rules start from. */
    private final Path top;
    private final IgnoreRules excluded;
    private final Map<Path, IgnoreRules> rules = new HashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    /**
     * What is left out besides the output of builds.
     *
     * @param excluded rules that count more than those of Git
     * @param ignored whether files that Git ignores are listed
     * @param hidden whether hidden folders are gone into
     */
    record Rules(List<String> excluded, boolean ignored, boolean hidden) {
        static final Rules USUAL = new Rules(List.of(), false, false);

        static Rules of(SettingsView settings) {
            return new Rules(settings.get(AnalysisSettings.EXCLUDE), settings.get(AnalysisSettings.IGNORED),
                    settings.get(AnalysisSettings.HIDDEN));
        }
    }

    private SourceWalk(Path root, Rules wanted) {
        this.root = root;
        this.wanted = wanted;
        this.excluded = IgnoreRules.NONE.with("", String.join("\n", wanted.excluded));
        this.top = repository(root);
    }

    /** Below {@code root}, which may be a file and may itself be a link, in order. */
    static SourceWalk of(Path root, Rules wanted) throws IOException {
        var walk = new SourceWalk(root.toRealPath(), wanted);
        Files.walkFileTree(walk.root, walk);
        Collections.sort(walk.files);
        return walk;
    }

    List<Path> files() {
        return files;
    }

    List<Path> unreadable() {
        return unreadable;
    }

    private static Path repository(Path root) {
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean enter = folder.equals(root) || !isLeftOut(folder) && !isIgnored(folder, true);
        return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    private boolean isLeftOut(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(".") && (!wanted.hidden || ".git".equals(name)) || "node_modules".equals(name)
                || "target".equals(name) && Files.exists(folder.resolveSibling("Cargo.toml"));
    }

    private boolean isIgnored(Path path, boolean folder) {
        return excluded.ignores(relative(path), folder)
                || !wanted.ignored && rulesIn(path.getParent()).ignores(relative(path), folder);
    }

    private IgnoreRules rulesIn(Path folder) {
        IgnoreRules known = rules.get(folder);
        if (known == null) {
            known = folder.equals(top) ? IgnoreRules.NONE.with("", content(top.resolve(".git/info/exclude")))
                    : rulesIn(folder.getParent());
            known = known.with(relative(folder), content(folder.resolve(".gitignore")));
            rules.put(folder, known);
        }
        return known;
    }

    private String relative(Path path) {
        return top.relativize(path).toString().replace('\\', '/');
    }

    private static String content(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST_RULES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return ""; // rules that cannot be read rule nothing
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && (file.equals(root) || !isIgnored(file, false))) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException denied) {
        unreadable.add(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException brokenOff) {
        if (brokenOff != null) {
            unreadable.add(folder);
        }
        return FileVisitResult.CONTINUE;
    }
}

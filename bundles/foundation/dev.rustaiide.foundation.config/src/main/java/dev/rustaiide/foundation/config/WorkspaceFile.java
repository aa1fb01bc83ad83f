package dev.rustaiide.foundation.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.JsonText;

/**
 * A file that names the folders which are opened together:
 * {@code {"folders": [{"path": "app"}, {"path": "../library"}]}}, with comments if people like. VS Code's
 * {@code .code-workspace} has the same form. What else is in it, such as settings for another editor, stays as it is.
 *
 * @param file absolute
 * @param folders absolute and normalised, in their order, none twice; whether they are there was not looked at
 * @param elsewhere what it names besides, in its own words: folders of other machines, and what is no path
 */
public record WorkspaceFile(Path file, List<Path> folders, List<String> elsewhere) {
    /** What the names of ours end with. */
    public static final String ENDING = ".rust-ai-workspace";
    private static final List<String> ENDINGS = List.of(ENDING, ".code-workspace");
    private static final String FOLDERS = "folders";

    public WorkspaceFile {
        folders = List.copyOf(folders);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Whether {@code file} is called as one; does not look at the disk. */
    public static boolean isOne(Path file) {
        return ENDINGS.stream().anyMatch(ending -> name(file).endsWith(ending));
    }

    /** How people call it: its name without the ending. */
    public static String title(Path file) {
        String name = name(file);
        return ENDINGS.stream().filter(name::endsWith).findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length())).orElse(name);
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName(), "");
    }

    /** Reads {@code text}, what {@code file} has. Fails with {@link Failure.BadContent} where it names no folders. */
    public static WorkspaceFile parse(Path file, String text) throws FailureException {
        Json named = document(file, text).root().get(FOLDERS);
        if (!(named instanceof Json.Arr list)) {
            throw new FailureException(new Failure.BadContent(file, "It has no list of “folders”.",
                    "Write {\"folders\": [{\"path\": \"…\"}]} with paths that begin at the file's folder."));
        }
        var folders = new LinkedHashMap<Path, Json>();
        var elsewhere = new ArrayList<String>();
        for (Json one : list.items()) {
            String path = one.get("path").asString().orElse("");
            try {
                if (path.isEmpty()) {
                    elsewhere.add(one.get("uri").asString().orElseGet(one::print));
                } else {
                    folders.putIfAbsent(around(file).resolve(path).normalize(), one);
                }
            } catch (InvalidPathException noPath) {
                elsewhere.add(path);
            }
        }
        return new WorkspaceFile(file, List.copyOf(folders.keySet()), elsewhere);
    }

    /**
     * The text {@code before} of {@code file}, empty for a new one, with {@code folders} instead of those it names.
     * What it says about folders that stay, such as their names, stays too; so does what it names elsewhere.
     */
    public static String print(Path file, String before, List<Path> folders) throws FailureException {
        JsonText document = document(file, before);
        Map<Path, Json> known = new LinkedHashMap<>();
        var printed = new ArrayList<Json>();
        if (!before.isBlank()) {
            WorkspaceFile old = parse(file, before);
            for (Json one : document.root().get(FOLDERS).items()) {
                String path = one.get("path").asString().orElse("");
                if (path.isEmpty() || old.elsewhere.contains(path)) {
                    printed.add(one);
                } else {
                    known.putIfAbsent(around(file).resolve(path).normalize(), one);
                }
            }
        }
        int at = 0;
        for (Path folder : folders) {
            printed.add(at++, known.getOrDefault(folder,
                    Json.object().put("path", relative(around(file), folder)).build()));
        }
        return document.with(FOLDERS, Json.array(printed)).toString();
    }

    private static JsonText document(Path file, String text) throws FailureException {
        try {
            return JsonText.parse(text);
        } catch (JsonException broken) {
            throw new FailureException(new Failure.BadContent(file, broken.line(), broken.column(),
                    "It is not JSON: " + broken.getMessage() + '.', "Mend it at that place, then open it again."),
                    broken);
        }
    }

    /** Short where both may move together, which a folder and what lies in it or beside it do. */
    private static String relative(Path base, Path folder) {
        Path parent = base.getParent();
        boolean near = folder.startsWith(base) || parent != null && parent.getParent() != null
                && folder.startsWith(parent);
        if (!near) {
            return folder.toString();
        }
        String relative = base.relativize(folder).toString();
        return relative.isEmpty() ? "." : relative.replace(base.getFileSystem().getSeparator(), "/");
    }

    private static Path around(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), () -> file + " has no folder");
    }
}

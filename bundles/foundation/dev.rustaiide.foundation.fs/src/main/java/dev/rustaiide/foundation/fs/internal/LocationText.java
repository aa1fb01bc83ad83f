package dev.rustaiide.foundation.fs.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;
import dev.rustaiide.foundation.fs.FileLocation.InMemory;
import dev.rustaiide.foundation.fs.FileLocation.Local;

/** Locations as text. Public for {@link FileLocation}. */
public final class LocationText {
    private static final String ROOT = "!/";
    private static final String GIT = "git:";
    private static final String ARCHIVE = "archive:";
    private static final String MEMORY = "memory:";

    private LocationText() {}

    public static boolean hasScheme(String text) {
        return text.startsWith(GIT) || text.startsWith(ARCHIVE) || text.startsWith(MEMORY);
    }

    public static FileLocation parse(String text) throws FailureException {
        try {
            if (text.startsWith(MEMORY)) {
                return new InMemory(decode(text.substring(MEMORY.length())));
            }
            if (text.startsWith(ARCHIVE)) {
                return archive(text, text.substring(ARCHIVE.length()));
            }
            return text.startsWith(GIT) ? git(text) : new Local(local(text));
        } catch (InvalidPathException noPath) {
            throw new FailureException(new Failure.Other("Cannot open “" + text + "”.",
                    "No file can have that name.", "Check the name."), noPath);
        }
    }

    private static Path local(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static FileLocation archive(String text, String rest) throws FailureException {
        int root = rest.lastIndexOf(ROOT);
        if (root < 1) {
            throw new FailureException(new Failure.Other("Cannot open “" + text + "”.",
                    "It does not say where the archive ends and the file in it begins.",
                    "Write archive:/path/of/archive.zip!/path/in/it."));
        }
        String archive = rest.substring(0, root);
        String path = decode(rest.substring(root + 1));
        if (hasScheme(archive)) {
            return new InArchive(parse(archive), path);
        }
        return new InArchive(archive.contains(ROOT) ? archive(text, archive) : new Local(local(decode(archive))), path);
    }

    private static FileLocation git(String text) throws FailureException {
        int colon = text.indexOf(':', GIT.length());
        int root = text.indexOf(ROOT, Math.max(colon, 0));
        if (colon < 0 || root < 0) {
            throw new FailureException(new Failure.Other("Cannot open “" + text + "”.",
                    "It does not say in which repository it is.",
                    "Write git:REVISION:/path/of/repository!/path/in/it."));
        }
        return new AtRevision(decode(text.substring(GIT.length(), colon)),
                local(decode(text.substring(colon + 1, root))), decode(text.substring(root + 1)));
    }

    public static String format(FileLocation location) {
        return switch (location) {
            case Local(Path file) -> file.toString();
            case InMemory(String path) -> MEMORY + encode(path);
            case InArchive(FileLocation archive, String path) -> ARCHIVE + outer(archive) + "!" + encode(path);
            case AtRevision(String revision, Path repository, String path) -> GIT
                    + encode(revision).replace(":", "%3A") + ":" + encode(repository.toString()) + "!" + encode(path);
        };
    }

    /** An archive in one of the machine needs no scheme of its own: {@code archive:/a.zip!/b.crate!/lib.rs}. */
    private static String outer(FileLocation archive) {
        return switch (archive) {
            case Local(Path file) -> encode(file.toString());
            case InArchive(FileLocation further, String path) when isPlain(further) ->
                outer(further) + "!" + encode(path);
            default -> format(archive);
        };
    }

    private static boolean isPlain(FileLocation archive) {
        return archive instanceof Local || archive instanceof InArchive(FileLocation further, String _)
                && isPlain(further);
    }

    static String encode(String name) {
        return name.replace("%", "%25").replace("!", "%21");
    }

    /** What is no code stays as it is: people type a {@code %} too. */
    static String decode(String text) {
        return text.replace("%21", "!").replace("%3A", ":").replace("%25", "%");
    }

    /** Without {@code .}, {@code ..} and empty names; what would lead out of the root ends at it. */
    public static String normal(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.removeLast();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return "/" + String.join("/", names);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that a path other than the root lies in. */
    static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    /** The path of {@code name} in {@code folder}. */
    static String child(String folder, String name) {
        return folder.equals("/") ? "/" + name : folder + "/" + name;
    }

    static FileLocation withPath(FileLocation location, String path) {
        return switch (location) {
            case Local local -> local;
            case InMemory _ -> new InMemory(path);
            case InArchive(FileLocation archive, String _) -> new InArchive(archive, path);
            case AtRevision(String revision, Path repository, String _) -> new AtRevision(revision, repository, path);
        };
    }

    static String path(FileLocation location) {
        return switch (location) {
            case Local(Path file) -> file.toString();
            case InMemory(String path) -> path;
            case InArchive(FileLocation _, String path) -> path;
            case AtRevision(String _, Path _, String path) -> path;
        };
    }
}

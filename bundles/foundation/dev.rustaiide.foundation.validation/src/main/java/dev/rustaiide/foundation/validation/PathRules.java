package dev.rustaiide.foundation.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.validation.internal.Characters;
import dev.rustaiide.foundation.validation.internal.Names;

/**
 * What a path from outside may be. The rules for names are those of all systems together, since projects travel: a name
 * that is accepted exists on Linux, macOS and Windows, and looks like what it is.
 */
public final class PathRules {
    /** What Linux takes, with its terminating NUL. */
    private static final int MOST_BYTES = 4095;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+:)+/.*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{[^}]*}.*|\\$\\([^)]*\\).*|\\$[A-Z_]+([/\\\\].*)?|%[A-Za-z_][A-Za-z0-9_()]{2,}%.*", Pattern.DOTALL);
    private static final Pattern HOME = Pattern.compile("~[A-Za-z0-9_-]*([/\\\\].*)?", Pattern.DOTALL);

    private PathRules() {}

    /** One name that a new file or folder is given, without any folder. Accepted in the composed form, NFC. */
    public static Verdict<String> name(String name) {
        return Names.check(name);
    }

    /**
     * A path that must end below {@code root} and not in Git's own folder, whatever it says and wherever links lead. It
     * may be relative to {@code root}, or absolute. Slashes and backslashes both separate. What does not exist yet is
     * judged by the part that does.
     *
     * <p>The answer holds for the moment: a link that is made later is not seen.
     *
     * @param root absolute
     */
    public static Verdict<Path> inside(Path root, String path) {
        return whole(path).orElseGet(() -> relative(root, path).then(rest -> below(root, rest)))
                .then(file -> withoutEscape(root, file));
    }

    /**
     * An absolute path of something that is there or not, as another process names it. Its names are nobody's choice
     * any more, so that only what cannot be a path is refused, and what hides where it leads.
     */
    public static Verdict<Path> absolute(String path) {
        Optional<Verdict<Path>> wrong = unusable(path);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (SCHEME.matcher(path).matches() && !isDrive(path)) {
            return Verdict.refuse(Reason.PATH_URL, "“" + path + "” is an address.");
        }
        if (isDevice(path)) {
            return Verdict.refuse(Reason.PATH_DEVICE, "“" + path + "” names a device or another machine.");
        }
        return absolute(path, Path.of(path));
    }

    private static Verdict<Path> absolute(String text, Path path) {
        if (!path.isAbsolute()) {
            return Verdict.refuse(Reason.PATH_RELATIVE, "“" + text + "” is no absolute path.");
        }
        for (Path part : path) {
            if (part.toString().equals("..")) {
                return Verdict.refuse(Reason.PATH_TRAVERSAL, "“" + text + "” goes up with “..”.");
            }
        }
        return Verdict.accept(path.normalize());
    }

    /** What is wrong with every path, whatever it is for. */
    private static Optional<Verdict<Path>> unusable(String path) {
        if (path.isBlank()) {
            return refused(Reason.PATH_EMPTY, "The path is empty.");
        }
        if (path.indexOf('\0') >= 0) {
            return refused(Reason.PATH_NUL, "The path has a NUL character, behind which some programs do not read.");
        }
        if (Characters.malformed(path) >= 0) {
            return refused(Reason.PATH_MALFORMED, "The path has half a character, "
                    + Characters.name(Characters.malformed(path)) + '.');
        }
        if (Names.bytes(path) > MOST_BYTES) {
            return refused(Reason.PATH_TOO_LONG, "The path has more than " + MOST_BYTES + " bytes.");
        }
        try {
            Path.of(path);
            return Optional.empty();
        } catch (InvalidPathException odd) {
            return refused(Reason.PATH_CHARACTER, "The path has a character that this system does not allow.");
        }
    }

    private static Optional<Verdict<Path>> refused(Reason reason, String why) {
        return Optional.of(Verdict.refuse(reason, why));
    }

    /** What is wrong with the path before it is taken apart. */
    private static Optional<Verdict<Path>> whole(String path) {
        Optional<Verdict<Path>> wrong = unusable(path);
        if (wrong.isPresent()) {
            return wrong;
        }
        String folded = Characters.folded(path);
        if (SCHEME.matcher(path).matches() && !isDrive(path)) {
            return refused(Reason.PATH_URL, "“" + path + "” is an address.");
        }
        if (isDevice(path)) {
            return refused(Reason.PATH_DEVICE, "“" + path + "” names a device or another machine.");
        }
        if (HOME.matcher(folded).matches()) {
            return refused(Reason.PATH_HOME, "“~” stands for a home folder.");
        }
        if (VARIABLE.matcher(path).matches()) {
            return refused(Reason.PATH_VARIABLE, "“" + path + "” starts with a variable.");
        }
        return Optional.empty();
    }

    private static boolean isDrive(String path) {
        return DRIVE.matcher(path).matches() && path.length() > 2 && path.charAt(1) == ':';
    }

    /** UNC and the device namespaces of Windows; {@code //} at the start means another machine on some systems. */
    private static boolean isDevice(String path) {
        String slashes = path.replace('\\', '/');
        return slashes.startsWith("//") || slashes.startsWith("/??/");
    }

    /** The part below {@code root}, with slashes. */
    private static Verdict<String> relative(Path root, String path) {
        String slashes = path.replace('\\', '/');
        if (DRIVE.matcher(path).matches()) {
            return Verdict.refuse(Reason.PATH_ABSOLUTE, "“" + path + "” starts at a drive.");
        }
        if (!slashes.startsWith("/")) {
            return Verdict.accept(slashes);
        }
        String start = root + "/";
        return path.startsWith(start) ? Verdict.accept(path.substring(start.length()))
                : Verdict.refuse(Reason.PATH_ABSOLUTE, "“" + path + "” does not lie in " + root + '.');
    }

    /** Name by name, as the file system would go. */
    private static Verdict<Path> below(Path root, String path) {
        Path at = root;
        int depth = 0;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                if (--depth < 0) {
                    return Verdict.refuse(Reason.PATH_TRAVERSAL, "“" + path + "” leaves the folder with “..”.");
                }
                at = parent(at);
                continue;
            }
            Verdict<String> name = Names.check(part);
            if (!(name instanceof Verdict.Accepted<String>(String good))) {
                return name.then(unreachable -> Verdict.accept(root));
            }
            at = at.resolve(good);
            depth++;
        }
        return depth > 0 ? Verdict.accept(at)
                : Verdict.refuse(Reason.PATH_DOTS, "“" + path + "” is the folder itself.");
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** Follows the links of what exists. */
    private static Verdict<Path> withoutEscape(Path root, Path file) {
        try {
            Path realRoot = root.toRealPath();
            Path existing = file;
            while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
                existing = parent(existing);
            }
            Path real = existing.toRealPath();
            if (!real.startsWith(realRoot)) {
                return Verdict.refuse(Reason.PATH_LINK, "A link in “" + file + "” leads to " + real + '.');
            }
            return throughRepository(realRoot, real)
                    ? Verdict.refuse(Reason.PATH_REPOSITORY, "A link in “" + file + "” leads into Git's own folder.")
                    : Verdict.accept(file);
        } catch (IOException dangling) {
            return Verdict.refuse(Reason.PATH_LINK, "Where “" + file + "” leads cannot be told.");
        }
    }

    private static boolean throughRepository(Path root, Path real) {
        for (Path part : root.relativize(real)) {
            if (Names.isRepository(part.toString())) {
                return true;
            }
        }
        return false;
    }
}

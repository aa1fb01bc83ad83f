package dev.rustaiide.foundation.fs;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.internal.LocationText;
import dev.rustaiide.foundation.fs.internal.VolumePath;

/**
 * Where a file is, for people and for files that keep it: a plain path, or one of
 *
 * <pre>
 * git:REVISION:/repository!/src/main.rs     a file of a Git revision; without a revision, what is staged
 * archive:/folder/x.crate!/src/lib.rs       a file in an archive, which may itself lie in one, or at a revision
 * memory:/name                              a file of this process alone
 * </pre>
 *
 * A {@code !} or {@code %} of a name is written {@code %21} and {@code %25} there, a {@code :} of a revision
 * {@code %3A}. Paths below a root start with a slash, have no {@code .}, {@code ..} or empty names, and never leave it.
 * Equal locations are the same file; naming one costs no input or output, and it need not be there.
 */
public sealed interface FileLocation {
    /** {@code file}, {@code git}, {@code archive} or {@code memory}. */
    String scheme();

    /** Its own name; empty for a root. */
    String name();

    /** For a tab or a title: the name, and what it is a file of, e.g. {@code main.rs @ HEAD~3}. */
    String title();

    /** As it was written: {@link #parse} reads it again. */
    @Override
    String toString();

    /** Where {@code path} is. */
    static FileLocation of(Path path) {
        return path instanceof VolumePath inVolume ? inVolume.location()
                : new Local(path.toAbsolutePath().normalize());
    }

    /**
     * Reads what {@link #toString} wrote; a text without a scheme is a plain path.
     *
     * @throws FailureException if it names no place, telling what is missing
     */
    static FileLocation parse(String text) throws FailureException {
        return LocationText.parse(text);
    }

    /** Whether {@code text} says of itself that it is more than a plain path. */
    static boolean hasScheme(String text) {
        return LocationText.hasScheme(text);
    }

    /** A file of the machine. */
    record Local(Path file) implements FileLocation {
        @Override
        public String scheme() {
            return "file";
        }

        @Override
        public String name() {
            return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        }

        @Override
        public String title() {
            return name();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** A file that this process keeps in memory. */
    record InMemory(String path) implements FileLocation {
        public InMemory {
            path = LocationText.normal(path);
        }

        @Override
        public String scheme() {
            return "memory";
        }

        @Override
        public String name() {
            return LocationText.name(path);
        }

        @Override
        public String title() {
            return name();
        }

        @Override
        public String toString() {
            return LocationText.format(this);
        }
    }

    /** A file in {@code archive}. */
    record InArchive(FileLocation archive, String path) implements FileLocation {
        public InArchive {
            path = LocationText.normal(path);
        }

        @Override
        public String scheme() {
            return "archive";
        }

        @Override
        public String name() {
            return LocationText.name(path);
        }

        @Override
        public String title() {
            return name().isEmpty() ? archive.title() : name() + " in " + archive.title();
        }

        @Override
        public String toString() {
            return LocationText.format(this);
        }
    }

    /**
     * A file as Git keeps it.
     *
     * @param revision as Git writes it, e.g. {@code HEAD~3}, a branch, a tag or an object's name; empty for the index
     * @param repository the folder with the working tree, or a bare repository
     */
    record AtRevision(String revision, Path repository, String path) implements FileLocation {
        private static final int SHORT = 8;

        public AtRevision {
            path = LocationText.normal(path);
        }

        /** The revision for people: an object's name is cut short. */
        public String shortRevision() {
            if (revision.isEmpty()) {
                return "index";
            }
            return revision.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? revision.substring(0, SHORT) : revision;
        }

        /** The same file in the working tree, which may have none of that name. */
        public Path inWorkingTree() {
            return repository.resolve(path.substring(1));
        }

        @Override
        public String scheme() {
            return "git";
        }

        @Override
        public String name() {
            return LocationText.name(path);
        }

        @Override
        public String title() {
            return (name().isEmpty() ? String.valueOf(repository.getFileName()) : name()) + " @ " + shortRevision();
        }

        @Override
        public String toString() {
            return LocationText.format(this);
        }
    }
}

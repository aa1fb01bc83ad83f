package dev.rustaiide.system.git.integration.internal.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.index.TreePath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Comparisons.ChangedFile;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.internal.status.Place;
import dev.rustaiide.system.git.integration.internal.status.StatusReading;

/** The files on the disk, as Git would keep them. */
final class DiskSide {
    private final Repository repository;
    private final Place place;

    DiskSide(Repository repository) {
        this.repository = repository;
        this.place = Place.of(repository);
    }

    /** What differs from {@code tree}: where the last commit differs from it, or the disk from that. */
    List<ChangedFile> differing(ObjectId tree, Scope scope)
            throws IOException, InterruptedException, ExecutionException {
        Set<String> paths = new TreeSet<>();
        ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
        for (ChangedFile each : TreeComparisons.trees(repository, tree, head == null
                ? ObjectId.fromString(Comparisons.NOTHING) : head)) {
            paths.add(each.path());
            if (!each.before().isEmpty()) {
                paths.add(each.before());
            }
        }
        StatusReading status = StatusReading.read(repository, place, scope);
        for (FileState each : status.files()) {
            if (each.path().endsWith("/")) {
                status.filesIn(each.path().substring(0, each.path().length() - 1), paths::add);
            } else {
                paths.add(each.path());
            }
        }
        List<ChangedFile> found = new ArrayList<>();
        try (ObjectReader objects = repository.newObjectReader()) {
            for (String path : paths) {
                scope.check();
                differs(objects, tree, path).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<ChangedFile> differs(ObjectReader objects, ObjectId tree, String path) throws IOException {
        boolean there = Files.isSymbolicLink(GitPath.file(place.root(), path))
                || Files.isRegularFile(GitPath.file(place.root(), path), LinkOption.NOFOLLOW_LINKS);
        try (TreeWalk walk = tree.name().equals(Comparisons.NOTHING) ? null
                : TreePath.find(objects, path, tree)) {
            if (walk == null || (walk.getRawMode(0) & 0170000) == 0040000) {
                return there ? Optional.of(new ChangedFile(path, "", Change.ADDED)) : Optional.empty();
            }
            if ((walk.getRawMode(0) & 0170000) == 0160000) {
                return walk.getObjectId(0).equals(place.submoduleAt(path)) ? Optional.empty()
                        : Optional.of(new ChangedFile(path, path, Change.MODIFIED));
            }
            if (!there) {
                return Optional.of(new ChangedFile(path, path, Change.DELETED));
            }
            return id(path).equals(walk.getObjectId(0)) ? Optional.empty()
                    : Optional.of(new ChangedFile(path, path, Change.MODIFIED));
        }
    }

    private ObjectId id(String path) throws IOException {
        try (var formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, content(path));
        }
    }

    byte[] content(String path) throws IOException {
        Path file = GitPath.file(place.root(), path);
        if (Files.isSymbolicLink(file)) {
            return GitPath.bytes(Files.readSymbolicLink(file));
        }
        return Files.isRegularFile(file) ? place.cleaning().clean(path, Files.readAllBytes(file), () -> false)
                : new byte[0];
    }
}

package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.index.Disk;
import dev.rustaiide.system.git.index.FileStat;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.index.StagedIndex;
import dev.rustaiide.system.git.index.TreePath;
import dev.rustaiide.system.git.integration.internal.status.Place;
import dev.rustaiide.system.git.rules.Cleaning;

/** One undertaking on a repository's files, objects and index. For one thread. */
final class Work implements AutoCloseable {
    private static final int STREAMED = 64 << 20;
    private static final int FRESH_MILLIS = 20;

    private final Repository repository;
    private final Place place;
    private final ObjectReader objects;
    private final ObjectInserter inserter;
    private final Disk disk;

    Work(Repository repository) {
        this.repository = repository;
        this.place = Place.of(repository);
        this.objects = repository.newObjectReader();
        this.inserter = repository.newObjectInserter();
        this.disk = Disk.below(place.root());
    }

    Repository repository() {
        return repository;
    }

    Place place() {
        return place;
    }

    ObjectReader objects() {
        return objects;
    }

    ObjectInserter inserter() {
        return inserter;
    }

    Path file(String path) {
        return GitPath.file(place.root(), path);
    }

    Optional<FileStat> stat(String path) {
        byte[] name = GitPath.bytes(path);
        return disk.look(name, 0, name.length) ? Optional.of(disk.found()) : Optional.empty();
    }

    /** What the index has for {@code path} in the first of {@code stages} that there is. */
    static int find(StagedIndex index, String path, int... stages) {
        byte[] name = GitPath.bytes(path);
        for (int stage : stages) {
            int found = index.find(name, stage);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** The entry for a file as it lies on the disk, whose content is kept; empty if it is gone. */
    Optional<IndexEntry> entry(String path, StagedIndex index) throws IOException, FailureException {
        Optional<FileStat> stat = stat(path);
        if (stat.isEmpty()) {
            return Optional.empty();
        }
        FileStat seen = stat.get();
        if (seen.isFolder()) {
            ObjectId inside = place.submoduleAt(path);
            return inside == null ? Optional.empty()
                    : Optional.of(new IndexEntry(path, IndexEntry.SUBMODULE, inside, 0, seen));
        }
        if (seen.isLink()) {
            byte[] target = GitPath.bytes(Files.readSymbolicLink(file(path)));
            return Optional.of(new IndexEntry(path, IndexEntry.LINK, inserter.insert(Constants.OBJ_BLOB, target), 0,
                    settled(seen)));
        }
        if (!seen.isFile()) {
            throw new FailureException(new Failure.NotAFile(file(path), "no file that Git keeps"));
        }
        int known = find(index, path, 0, 2, 1, 3);
        ObjectId id = insert(path, seen, index, known);
        FileStat now = stat(path).orElse(seen);
        // What was written meanwhile is not what was kept: without a size it is looked at again.
        return Optional.of(new IndexEntry(path, mode(seen, index, known), id, 0,
                now.equals(seen) ? settled(seen) : unsettled(seen)));
    }

    private int mode(FileStat seen, StagedIndex index, int known) {
        boolean runnable = place.trustsRunnable() ? seen.isExecutable()
                : known >= 0 && index.mode(known) == IndexEntry.EXECUTABLE;
        return runnable ? IndexEntry.EXECUTABLE : IndexEntry.FILE;
    }

    private ObjectId insert(String path, FileStat seen, StagedIndex index, int known)
            throws IOException, FailureException {
        if (place.cleaning().needsProgram(path)) {
            throw new FailureException(new Failure.Other("Cannot stage " + path + ".",
                    "Its attributes name a program that turns it into what Git keeps, and the folder is not trusted or"
                            + " git is not installed.",
                    "Trust the folder, or stage the file with git."));
        }
        if (seen.size() > STREAMED) {
            try (InputStream in = Files.newInputStream(file(path))) {
                return inserter.insert(Constants.OBJ_BLOB, seen.size(), in);
            }
        }
        byte[] content = Files.readAllBytes(file(path));
        return inserter.insert(Constants.OBJ_BLOB, clean(path, content, index, known));
    }

    byte[] clean(String path, byte[] content, StagedIndex index, int known) {
        return place.cleaning().clean(path, content, () -> known >= 0 && hasCr(index.id(known)));
    }

    private boolean hasCr(ObjectId id) {
        try {
            return Cleaning.hasPairs(blob(id));
        } catch (IOException unreadable) {
            // As if nothing were kept.
            return false;
        }
    }

    /** A file that was written just now may be written again within one step of the clock. */
    static FileStat settled(FileStat stat) {
        long written = stat.modifiedSeconds() * 1000 + stat.modifiedNanos() / 1_000_000;
        return System.currentTimeMillis() - written > FRESH_MILLIS ? stat : unsettled(stat);
    }

    private static FileStat unsettled(FileStat stat) {
        return new FileStat(stat.changedSeconds(), stat.changedNanos(), stat.modifiedSeconds(), stat.modifiedNanos(),
                stat.device(), stat.inode(), stat.mode(), stat.owner(), stat.group(), 0);
    }

    byte[] blob(ObjectId id) throws IOException {
        return objects.open(id, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    }

    /** What the last commit has. */
    Optional<IndexEntry> committed(String path) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
        if (head == null) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreePath.find(objects, path, head)) {
            return walk == null || walk.getFileMode(0) == FileMode.TREE ? Optional.empty()
                    : Optional.of(new IndexEntry(path, walk.getRawMode(0) == 0100664 ? IndexEntry.FILE
                            : walk.getRawMode(0), walk.getObjectId(0), 0, null));
        }
    }

    /** The entry with what is known of the file on the disk, if that is just so. */
    IndexEntry refreshed(IndexEntry entry) throws IOException {
        FileStat stat = stat(entry.path()).filter(seen -> seen.isFile() && seen.size() <= STREAMED).orElse(null);
        if (stat == null || !StagedIndex.isSameKind(entry.mode(), stat.mode(), place.trustsRunnable())
                || !place.cleaning().isPlain(entry.path())) {
            return entry;
        }
        ObjectId now = inserter.idFor(Constants.OBJ_BLOB, Files.readAllBytes(file(entry.path())));
        return now.equals(entry.id()) ? new IndexEntry(entry.path(), entry.mode(), entry.id(), 0, settled(stat))
                : entry;
    }

    /** The object that Git would keep of the file as it lies on the disk; empty if there is none. */
    Optional<ObjectId> contentOnDisk(String path) throws IOException {
        Optional<FileStat> seen = stat(path);
        if (seen.isEmpty() || seen.get().isFolder()) {
            return Optional.empty();
        }
        byte[] content = seen.get().isLink()
                ? GitPath.bytes(Files.readSymbolicLink(file(path)))
                : place.cleaning().clean(path, Files.readAllBytes(file(path)), () -> false);
        return Optional.of(inserter.idFor(Constants.OBJ_BLOB, content));
    }

    /** The commit that is checked out; null before the first. */
    @Nullable ObjectId head() throws IOException {
        return repository.resolve(Constants.HEAD);
    }

    @Override
    public void close() {
        disk.close();
        inserter.close();
        objects.close();
    }
}

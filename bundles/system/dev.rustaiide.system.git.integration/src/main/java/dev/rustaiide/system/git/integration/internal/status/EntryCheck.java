package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.index.Disk;
import dev.rustaiide.system.git.index.FileStat;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.index.StagedIndex;
import dev.rustaiide.system.git.rules.Cleaning;

/** Compares single entries of an index with their files. For one thread. */
final class EntryCheck implements AutoCloseable {
    private static final int LARGEST = 1 << 30;

    private final Place place;
    private final StagedIndex index;
    private final ObjectReader objects;
    private final Disk disk;

    EntryCheck(Place place, StagedIndex index, ObjectReader objects) {
        this.place = place;
        this.index = index;
        this.objects = objects.newReader();
        this.disk = Disk.below(place.root());
    }

    Disk disk() {
        return disk;
    }

    /** How the file of an entry differs from it; files are read only where size and times leave it open. */
    Change check(int entry) throws IOException {
        if (index.isTakenAsIs(entry)) {
            return Change.NONE;
        }
        if (!disk.look(index.names(), index.nameStart(entry), index.nameEnd(entry))) {
            return index.mode(entry) == IndexEntry.SUBMODULE ? submodule(entry) : Change.DELETED;
        }
        int mode = disk.mode();
        if (index.mode(entry) == IndexEntry.SUBMODULE) {
            return (mode & 0170000) == 0040000 ? submodule(entry) : Change.TYPE_CHANGED;
        }
        if ((mode & 0170000) == 0040000) {
            return Change.DELETED;
        }
        if (index.isIntent(entry)) {
            return Change.ADDED;
        }
        if (index.isUntouched(entry, disk, place.trustsRunnable())) {
            return Change.NONE;
        }
        return compare(entry, mode, disk.size());
    }

    private Change submodule(int entry) {
        ObjectId inside = place.submoduleAt(index.path(entry));
        return inside == null || inside.equals(index.id(entry)) ? Change.NONE : Change.MODIFIED;
    }

    private Change compare(int entry, int mode, long size) throws IOException {
        int kind = mode & 0170000;
        if (kind != (index.mode(entry) & 0170000)) {
            return Change.TYPE_CHANGED;
        }
        if (!StagedIndex.isSameKind(index.mode(entry), mode, place.trustsRunnable())) {
            return Change.MODIFIED;
        }
        FileStat kept = index.stat(entry);
        String path = index.path(entry);
        boolean plain = kind == 0120000 || place.cleaning().isPlain(path);
        if (plain && kept.size() != 0 && kept.size() != (size & 0xffffffffL)) {
            return Change.MODIFIED;
        }
        return hash(path, kind, entry, plain).equals(index.id(entry)) ? Change.NONE : Change.MODIFIED;
    }

    private ObjectId hash(String path, int kind, int entry, boolean plain) throws IOException {
        try (var formatter = new ObjectInserter.Formatter()) {
            byte[] content = content(path, kind);
            byte[] kept = plain ? content : place.cleaning().clean(path, content, () -> hasCr(index.id(entry)));
            return formatter.idFor(Constants.OBJ_BLOB, kept);
        }
    }

    private byte[] content(String path, int kind) throws IOException {
        Path file = GitPath.file(place.root(), path);
        if (kind == 0120000) {
            return GitPath.bytes(Files.readSymbolicLink(file));
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(path + " is too large to be compared");
        }
        return Files.readAllBytes(file);
    }

    private boolean hasCr(@Nullable ObjectId id) {
        try {
            return id != null && objects.has(id) && Cleaning.hasPairs(objects.open(id).getCachedBytes(LARGEST));
        } catch (IOException unreadable) {
            // As if nothing were kept.
            return false;
        }
    }

    @Override
    public void close() {
        disk.close();
        objects.close();
    }
}

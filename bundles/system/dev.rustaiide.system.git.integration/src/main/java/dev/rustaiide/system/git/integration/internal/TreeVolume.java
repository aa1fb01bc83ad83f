package dev.rustaiide.system.git.integration.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.Volume;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.index.TreePath;

/** The tree of a commit. The bytes are those that Git keeps: no filter, and line ends as they were committed. */
final class TreeVolume implements Volume {
    private static final int LONGEST_LINK = 4096;
    /** A branch may have moved after this time. */
    private static final long FRESH_NANOS = 500_000_000;

    private final AtRevision root;
    private final ObjectId tree;
    private final Instant when;
    private volatile long checked = System.nanoTime();

    private TreeVolume(AtRevision root, ObjectId tree, Instant when) {
        this.root = root;
        this.tree = tree;
        this.when = when;
    }

    static TreeVolume open(AtRevision root) throws FailureException {
        return Repositories.ask(root.repository(), root.title(), repository -> {
            ObjectId object = Repositories.resolve(repository, root, "");
            try (RevWalk walk = new RevWalk(repository)) {
                RevObject named = walk.peel(walk.parseAny(object));
                Instant when = named instanceof RevCommit commit
                        ? Instant.ofEpochSecond(commit.getCommitTime()) : Instant.EPOCH;
                return new TreeVolume(root, Repositories.resolve(repository, root, "^{tree}"), when);
            }
        });
    }

    @Override
    public Optional<FileEntry> entry(String path) throws FailureException {
        if (path.equals("/")) {
            return Optional.of(FileEntry.folder("", when));
        }
        return ask(path, repository -> {
            try (ObjectReader reader = repository.newObjectReader();
                    TreeWalk walk = TreePath.find(reader, path.substring(1), tree)) {
                return walk == null ? Optional.empty() : Optional.of(entry(reader,
                        path.substring(path.lastIndexOf('/') + 1), walk.getFileMode(), walk.getObjectId(0), when));
            }
        });
    }

    /** An object that is not in this clone is listed all the same. */
    static FileEntry entry(ObjectReader reader, String name, FileMode mode, ObjectId object, Instant when)
            throws IOException {
        if (FileMode.TREE.equals(mode)) {
            return FileEntry.folder(name, when);
        }
        if (FileMode.GITLINK.equals(mode)) {
            return new FileEntry(name, Kind.SUBMODULE, 0, when, object.name(), "");
        }
        try {
            if (FileMode.SYMLINK.equals(mode)) {
                String link = new String(reader.open(object, Constants.OBJ_BLOB).getCachedBytes(LONGEST_LINK), UTF_8);
                return new FileEntry(name, Kind.LINK, 0, when, object.name(), link);
            }
            long size = reader.getObjectSize(object, Constants.OBJ_BLOB);
            return new FileEntry(name, Kind.FILE, size, when, object.name(), "");
        } catch (MissingObjectException partial) {
            return new FileEntry(name, Kind.FILE, 0, when, object.name(), "");
        }
    }

    @Override
    public List<FileEntry> children(String path) throws FailureException {
        return ask(path, repository -> {
            List<FileEntry> entries = new ArrayList<>();
            try (ObjectReader reader = repository.newObjectReader(); TreeWalk walk = new TreeWalk(reader)) {
                @Nullable
                ObjectId folder = folder(reader, path);
                if (folder != null) {
                    walk.addTree(folder);
                    while (walk.next()) {
                        entries.add(entry(reader, GitPath.of(walk.getRawPath()), walk.getFileMode(),
                                walk.getObjectId(0), when));
                    }
                }
            }
            return entries;
        });
    }

    private @Nullable ObjectId folder(ObjectReader reader, String path) throws IOException {
        if (path.equals("/")) {
            return tree;
        }
        try (TreeWalk walk = TreePath.find(reader, path.substring(1), tree)) {
            return walk != null && FileMode.TREE.equals(walk.getFileMode()) ? walk.getObjectId(0) : null;
        }
    }

    @Override
    public byte[] read(String path, long most) throws FailureException {
        FileEntry entry = entry(path).orElse(null);
        return read(new AtRevision(root.revision(), root.repository(), path), entry, most);
    }

    /** The content of {@code entry}, whose key is the name of its object. */
    static byte[] read(AtRevision place, @Nullable FileEntry entry, long most) throws FailureException {
        String name = place.title();
        if (entry == null || !entry.is(Kind.FILE)) {
            String why = entry == null ? place + " does not exist." : entry.is(Kind.SUBMODULE)
                    ? "It is a submodule at commit " + entry.key() + ", another repository." : "It is not a file.";
            throw new FailureException(new Failure.Other("Cannot read " + name + ".", why, "Choose a file."));
        }
        return Repositories.ask(place.repository(), name, repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                ObjectLoader loader = reader.open(ObjectId.fromString(entry.key()), Constants.OBJ_BLOB);
                return loader.getCachedBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
            } catch (LargeObjectException large) {
                throw new FailureException(new Failure.Other("Cannot read " + name + ".", "It has "
                        + (entry.size() >> 20) + " MB; at most " + (most >> 20) + " MB can be opened.",
                        "Write it to the disk with “git show” and open it there."), large);
            }
        });
    }

    private <T> T ask(String path, Repositories.Question<T> question) throws FailureException {
        return Repositories.ask(root.repository(), new AtRevision(root.revision(), root.repository(), path).title(),
                question);
    }

    @Override
    public boolean isCurrent() {
        long now = System.nanoTime();
        if (root.revision().matches("[0-9a-f]{40}") || now - checked < FRESH_NANOS) {
            return true;
        }
        try {
            boolean same = Repositories.ask(root.repository(), root.title(),
                    (Repository repository) -> Repositories.resolve(repository, root, "^{tree}").equals(tree));
            checked = same ? now : checked;
            return same;
        } catch (FailureException gone) {
            // Opening it anew tells why.
            return false;
        }
    }
}

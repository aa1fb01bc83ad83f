package dev.rustaiide.system.git.blame.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.index.TreeChanges;
import dev.rustaiide.system.git.index.TreePath;
import dev.rustaiide.system.git.integration.Commit;

/**
 * Gives lines from versions to the versions before them that have them too, the newest first, until none has. A merge
 * is asked for its parents in their order; a file that a parent has not is looked for under another name.
 */
final class BlameWalk implements AutoCloseable {
    /** Of a hundred: a file that has so much in common is the same file under another name. */
    private static final int LIKENESS = 50;

    private final Repository repository;
    private final Path root;
    private final Scope scope;
    private final ObjectReader reader;
    private final RevWalk commits;
    private final PriorityQueue<RevCommit> queue;
    private final KnownLines numbers = new KnownLines();
    private final Map<RevCommit, List<Suspect>> suspects = new HashMap<>();
    private Blame.@Nullable Line[] blamed = {};

    BlameWalk(Repository repository, Path root, Scope scope) {
        this.repository = repository;
        this.root = root;
        this.scope = scope;
        reader = repository.newObjectReader();
        commits = new RevWalk(reader);
        commits.setRetainBody(true);
        queue = new PriorityQueue<>(Comparator.comparingInt(RevCommit::getCommitTime).reversed());
    }

    /** The file called {@code path} in {@code commit}; empty if it has none. */
    Optional<Suspect> find(ObjectId commit, String path) throws IOException {
        return find(commits.parseCommit(commit), path);
    }

    private Optional<Suspect> find(RevCommit commit, String path) throws IOException {
        List<Suspect> known = suspects.getOrDefault(commit, List.of());
        for (Suspect one : known) {
            if (one.path.equals(path)) {
                return Optional.of(one);
            }
        }
        try (TreeWalk walk = TreePath.find(reader, path, commit.getTree())) {
            boolean isFile = walk != null && walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB
                    && walk.getFileMode(0) != FileMode.GITLINK;
            return walk != null && isFile ? Optional.of(new Suspect(commit, path, walk.getObjectId(0)))
                    : Optional.empty();
        }
    }

    Lines lines(Suspect of, @Nullable Lines like) throws IOException {
        Lines known = of.lines;
        if (known == null) {
            known = Lines.of(reader.open(of.blob, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE), like, numbers);
            of.lines = known;
        }
        return known;
    }

    /** Blames what {@code first} has; nothing if that is cancelled meanwhile. */
    Blame blame(Suspect first) throws IOException {
        int count = lines(first, null).count();
        blamed = new Blame.Line[count];
        var all = new Share();
        if (count > 0) {
            all.add(0, 0, count);
        }
        suspect(first, all);
        return run();
    }

    /** Blames {@code content}, which nobody has committed, on top of {@code parents}. */
    Blame blame(byte[] content, List<Suspect> parents) throws IOException {
        Lines fresh = Lines.of(content, parents.isEmpty() ? null : lines(parents.getFirst(), null), numbers);
        blamed = new Blame.Line[fresh.count()];
        var all = new Share();
        if (fresh.count() > 0) {
            all.add(0, 0, fresh.count());
        }
        for (Suspect parent : parents) {
            suspect(parent, all.passed(LineHunks.between(lines(parent, fresh), fresh, numbers)));
        }
        for (int i = 0; i < all.count(); i++) {
            for (int line = 0; line < all.length(i); line++) {
                blamed[all.asked(i) + line] = new Blame.Line(Optional.empty(), all.start(i) + line);
            }
        }
        return run();
    }

    private void suspect(Suspect of, Share share) {
        if (share.isEmpty()) {
            return;
        }
        of.share = of.share.with(share);
        List<Suspect> all = suspects.computeIfAbsent(of.commit, fresh -> new ArrayList<>(1));
        if (all.isEmpty()) {
            queue.add(of.commit);
        }
        if (!all.contains(of)) {
            all.add(of);
        }
    }

    private Blame run() throws IOException {
        for (RevCommit commit = queue.poll(); commit != null; commit = queue.poll()) {
            List<Suspect> now = suspects.getOrDefault(commit, List.of());
            suspects.remove(commit);
            for (Suspect one : now) {
                if (scope.isCancelled()) {
                    return new Blame(List.of());
                }
                pass(one);
                one.lines = null;
            }
        }
        List<Blame.Line> lines = new ArrayList<>(blamed.length);
        for (Blame.Line line : blamed) {
            if (line == null) {
                throw new IllegalStateException("a line came from nowhere");
            }
            lines.add(line);
        }
        return new Blame(lines);
    }

    private void pass(Suspect of) throws IOException {
        List<Suspect> parents = parents(of);
        if (parents.size() == 1 && parents.getFirst().blob.equals(of.blob)) {
            Suspect same = parents.getFirst();
            same.lines = same.lines == null ? of.lines : same.lines;
            suspect(same, of.share);
            return;
        }
        for (Suspect parent : parents) {
            if (!of.share.isEmpty()) {
                Lines fresh = lines(of, null);
                suspect(parent, of.share.passed(LineHunks.between(lines(parent, fresh), fresh, numbers)));
            }
        }
        take(of);
    }

    /** The versions before, each once; one alone if it is the same. */
    private List<Suspect> parents(Suspect of) throws IOException {
        List<Optional<Suspect>> found = new ArrayList<>();
        for (RevCommit parent : of.commit.getParents()) {
            commits.parseHeaders(parent);
            Optional<Suspect> same = find(parent, of.path);
            if (same.isPresent() && same.get().blob.equals(of.blob)) {
                return List.of(same.get());
            }
            found.add(same);
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isEmpty()) {
                Optional<Suspect> renamed = renamed(of, of.commit.getParent(i));
                if (renamed.isPresent() && renamed.get().blob.equals(of.blob)) {
                    return List.of(renamed.get());
                }
                found.set(i, renamed);
            }
        }
        List<Suspect> parents = new ArrayList<>();
        for (Optional<Suspect> each : found) {
            if (each.isPresent() && parents.stream().noneMatch(one -> one.blob.equals(each.get().blob))) {
                parents.add(each.get());
            }
        }
        return parents;
    }

    private Optional<Suspect> renamed(Suspect of, RevCommit parent) throws IOException {
        try (TreeWalk trees = new TreeWalk(reader)) {
            trees.setRecursive(true);
            trees.addTree(parent.getTree());
            trees.addTree(of.commit.getTree());
            RenameDetector renames = new RenameDetector(repository);
            renames.setRenameScore(LIKENESS);
            for (DiffEntry entry : TreeChanges.scan(trees)) {
                // Only what could be the file before, as when a single file is followed.
                if (entry.getChangeType() == DiffEntry.ChangeType.DELETE || entry.getNewPath().equals(of.path)) {
                    renames.add(entry);
                }
            }
            for (DiffEntry entry : renames.compute()) {
                if (entry.getNewPath().equals(of.path) && entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
                    return find(parent, entry.getOldPath());
                }
            }
        }
        return Optional.empty();
    }

    /** The lines that are left are its own. */
    private void take(Suspect of) throws IOException {
        if (of.share.isEmpty()) {
            return;
        }
        commits.parseBody(of.commit);
        Optional<Commit> commit = Optional.of(new Commit(of.commit.name(), of.commit.getShortMessage(),
                of.commit.getAuthorIdent().getName(), of.commit.getAuthorIdent().getWhenAsInstant(),
                new AtRevision(of.commit.name(), root, "/" + of.path)));
        for (int i = 0; i < of.share.count(); i++) {
            for (int line = 0; line < of.share.length(i); line++) {
                blamed[of.share.asked(i) + line] = new Blame.Line(commit, of.share.start(i) + line);
            }
        }
        of.share = new Share();
    }

    @Override
    public void close() {
        commits.close();
        reader.close();
    }
}

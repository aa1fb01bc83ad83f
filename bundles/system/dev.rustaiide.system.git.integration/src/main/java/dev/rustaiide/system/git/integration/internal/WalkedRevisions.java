package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.system.git.index.TreeChanges;
import dev.rustaiide.system.git.index.TreePath;
import dev.rustaiide.system.git.integration.Commit;
import dev.rustaiide.system.git.integration.Revisions;
import dev.rustaiide.system.git.integration.WorkingDiff;

/** Walks the history anew for each question. */
@Component
public final class WalkedRevisions implements Revisions {
    @Activate
    public WalkedRevisions() {
        // Nothing of JGit is loaded before the first question.
    }

    private static AtRevision place(Path file) throws FailureException {
        return switch (FileLocation.of(file)) {
            case AtRevision place when place.revision().isEmpty() ->
                new AtRevision("HEAD", place.repository(), place.path());
            case AtRevision place -> place;
            case FileLocation.Local(Path local) -> Repositories.place(local, "HEAD");
            default -> throw new FailureException(new Failure.Other("Cannot show the history of " + file.getFileName()
                    + ".", "It lies in no Git repository.", "Choose a file of a repository."));
        };
    }

    @Override
    public Call<List<Commit>> history(Path file, int most) {
        return Call.start("history of " + file.getFileName(), scope -> {
            AtRevision place = place(file);
            List<Commit> commits = Repositories.ask(place.repository(), "the history of " + place.name(),
                    repository -> history(repository, place, most));
            scope.check();
            return commits;
        });
    }

    /** Name by name: where one begins, the file may have had another before. */
    private static List<Commit> history(Repository repository, AtRevision place, int most)
            throws IOException, FailureException {
        List<Commit> commits = new ArrayList<>();
        Optional<Named> next = Optional.of(new Named(Repositories.resolve(repository, place, "^{commit}"),
                place.path().substring(1)));
        while (next.isPresent() && commits.size() < most) {
            next = addUnderName(repository, place, next.get(), most, commits);
        }
        return commits;
    }

    /** A commit, and the name of the file in it. */
    private record Named(ObjectId commit, String path) {}

    /** Adds the commits that have the file under this name; gives where to go on under another. */
    private static Optional<Named> addUnderName(Repository repository, AtRevision place, Named start, int most,
            List<Commit> commits) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(start.commit()));
            walk.setTreeFilter(AndTreeFilter.create(TreePath.at(start.path()), TreeFilter.ANY_DIFF));
            @Nullable
            RevCommit last = null;
            for (RevCommit commit = walk.next(); commit != null && commits.size() < most
                    && !Thread.currentThread().isInterrupted(); commit = walk.next()) {
                if (isIn(repository, commit, start.path())) {
                    commits.add(commit(commit, new AtRevision(commit.name(), place.repository(), "/" + start.path())));
                    last = commit;
                }
            }
            return last == null ? Optional.empty() : renamed(repository, last.getId(), start.path());
        }
    }

    /** The name that {@code path} had in the first parent of {@code id}, which has it under this one first. */
    private static Optional<Named> renamed(Repository repository, ObjectId id, String path) throws IOException {
        try (RevWalk walk = new RevWalk(repository); TreeWalk trees = new TreeWalk(repository)) {
            RevCommit commit = walk.parseCommit(id);
            if (commit.getParentCount() == 0) {
                return Optional.empty();
            }
            RevCommit parent = walk.parseCommit(commit.getParent(0));
            trees.setRecursive(true);
            trees.addTree(parent.getTree());
            trees.addTree(commit.getTree());
            RenameDetector renames = new RenameDetector(repository);
            renames.addAll(TreeChanges.scan(trees));
            for (DiffEntry entry : renames.compute()) {
                if (entry.getNewPath().equals(path) && !entry.getOldPath().equals(path)
                        && entry.getChangeType() != DiffEntry.ChangeType.ADD) {
                    return Optional.of(new Named(parent.getId(), entry.getOldPath()));
                }
            }
            return Optional.empty();
        }
    }

    private static boolean isIn(Repository repository, RevCommit commit, String path) throws IOException {
        try (ObjectReader objects = repository.newObjectReader();
                TreeWalk walk = TreePath.find(objects, path, commit.getTree())) {
            return walk != null;
        }
    }

    private static Commit commit(RevCommit commit, AtRevision file) {
        return new Commit(commit.name(), commit.getShortMessage(), commit.getAuthorIdent().getName(),
                commit.getAuthorIdent().getWhenAsInstant(), file);
    }

    @Override
    public Call<AtRevision> at(Path file, String revision) {
        return Call.start("look for " + file.getFileName() + " at " + revision, scope -> {
            AtRevision now = place(file);
            AtRevision place = new AtRevision(revision, now.repository(), now.path());
            boolean there = (revision.isEmpty() ? IndexVolume.open(place) : TreeVolume.open(place))
                    .entry(place.path()).isPresent();
            if (!there) {
                throw new FailureException(new Failure.Other("Cannot open " + place.title() + ".",
                        place.path().substring(1) + " does not exist at that revision.",
                        "Choose a revision of its history: it may have had another name."));
            }
            return place;
        });
    }

    @Override
    public Call<Commit> commit(AtRevision place) {
        return Call.start("read " + place.title(), scope -> Repositories.ask(place.repository(), place.title(),
                repository -> {
                    ObjectId id = Repositories.resolve(repository, place, "^{commit}");
                    try (RevWalk walk = new RevWalk(repository)) {
                        return commit(walk.parseCommit(id), place);
                    }
                }));
    }

    @Override
    public Call<WorkingDiff> changes(Path folder) {
        return Call.start("changes in " + folder.getFileName(), scope -> {
            Path around = Repositories.around(folder);
            WorkingChanges changes = new WorkingChanges(around, folder);
            changes.walk(scope);
            WorkingDiff diff = Repositories.ask(around, "the changes in " + folder.getFileName(),
                    repository -> changes.diff(repository, scope));
            scope.check();
            return diff;
        });
    }
}

package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.nlp.ChangeHistory;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.system.git.index.GitPath;

/** The commits that HEAD has behind it, for those who look for them by what they are about. */
@Component
public final class GitChanges implements ChangeHistory {
    /** More names tell nothing more of what a change is about. */
    private static final int FILES = 50;

    @Activate
    public GitChanges() {
        // Nothing of JGit is loaded before the first question.
    }

    @Override
    public Call<List<String>> names(Path folder, int most) {
        return Call.start("commits of " + folder.getFileName(), scope -> {
            Path around = Repositories.around(folder);
            List<String> names = Repositories.ask(around, "the history of " + around.getFileName(),
                    repository -> names(repository, most));
            scope.check();
            return names;
        });
    }

    /** None of a repository that has no commit yet. */
    private static List<String> names(Repository repository, int most) throws IOException {
        List<String> names = new ArrayList<>();
        Optional<ObjectId> head = Optional.ofNullable(repository.resolve("HEAD^{commit}"));
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.NO_MERGES);
            if (head.isPresent()) {
                walk.markStart(walk.parseCommit(head.get()));
            }
            for (RevCommit commit = walk.next(); commit != null && names.size() < most
                    && !Thread.currentThread().isInterrupted(); commit = walk.next()) {
                names.add(commit.name());
            }
        }
        return names;
    }

    @Override
    public Call<Change> change(Path folder, String name) {
        return Call.start("read " + name, scope -> {
            Path around = Repositories.around(folder);
            return Repositories.ask(around, name, repository -> change(repository, around, name));
        });
    }

    private static Change change(Repository repository, Path around, String name) throws IOException {
        try (RevWalk walk = new RevWalk(repository); TreeWalk trees = new TreeWalk(repository)) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(name));
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                trees.addTree(walk.parseCommit(commit.getParent(0)).getTree());
            }
            trees.addTree(commit.getTree());
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            List<String> files = new ArrayList<>();
            var place = new AtRevision(name, around, "/");
            while (files.size() < FILES && trees.next()) {
                boolean deleted = trees.getRawMode(1) == 0;
                if (files.isEmpty()) {
                    place = new AtRevision(deleted ? commit.getParent(0).name() : name, around,
                            "/" + GitPath.of(trees.getRawPath()));
                }
                files.add(GitPath.of(trees.getRawPath()));
            }
            String message = commit.getFullMessage();
            int end = message.indexOf('\n');
            return new Change(name, commit.getShortMessage(), end < 0 ? "" : message.substring(end).strip(),
                    commit.getAuthorIdent().getName(), commit.getAuthorIdent().getWhenAsInstant(), files, place);
        }
    }
}

package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.index.IndexWriter;
import dev.rustaiide.system.git.index.StagedIndex;

/** Makes an index of the last commit in the place of one that cannot be read. */
record IndexRecovery(Work work, Scope scope) {
    Path recover() throws IOException, FailureException, InterruptedException {
        Path index = work.place().index();
        try (IndexLock lock = IndexLock.take(index)) {
            var writer = new IndexWriter(StagedIndex.empty());
            ObjectId head = work.head();
            if (head != null) {
                putAll(head, writer);
            }
            byte[] fresh = writer.content();
            Path kept = index.resolveSibling("index.before-" + System.currentTimeMillis());
            if (Files.exists(index)) {
                // A second name: until the new one takes its place, the old one has it.
                Files.copy(index, kept);
            }
            lock.write(fresh);
            return kept;
        }
    }

    private void putAll(ObjectId head, IndexWriter writer) throws IOException, InterruptedException {
        try (RevWalk commits = new RevWalk(work.objects()); TreeWalk walk = new TreeWalk(work.objects())) {
            walk.addTree(commits.parseCommit(head).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                scope.check();
                writer.put(work.refreshed(new IndexEntry(GitPath.of(walk.getRawPath()), walk.getRawMode(0),
                        walk.getObjectId(0), 0, null)));
            }
        }
    }
}

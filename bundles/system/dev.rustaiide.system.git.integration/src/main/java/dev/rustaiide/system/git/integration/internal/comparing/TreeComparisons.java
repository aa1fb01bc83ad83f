package dev.rustaiide.system.git.integration.internal.comparing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.index.TreeChanges;
import dev.rustaiide.system.git.index.TreePath;
import dev.rustaiide.system.git.integration.BlobText;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.internal.Repositories;

/** Compares trees by JGit, which finds what was moved; the disk by what its status says and what differs below that. */
@Component
public final class TreeComparisons implements Comparisons {

    @Override
    public Call<List<ChangedFile>> between(Path repository, String from, String to) {
        return Call.start("compare", scope -> Repositories.run(Repositories.around(repository), "what differs",
                open -> between(open, from, to, scope)));
    }

    private static List<ChangedFile> between(Repository repository, String from, String to, Scope scope)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        ObjectId before = tree(repository, from);
        List<ChangedFile> found = to.equals(DISK) ? new DiskSide(repository).differing(before, scope)
                : trees(repository, before, tree(repository, to));
        return found.stream().sorted(Comparator.comparing(ChangedFile::path)).toList();
    }

    /** The tree of a revision; of {@link #NOTHING} the one that is empty, whether the store has it or not. */
    static ObjectId tree(Repository repository, String revision) throws IOException, FailureException {
        if (revision.equals(NOTHING)) {
            return ObjectId.fromString(NOTHING);
        }
        ObjectId found;
        try {
            found = repository.resolve(revision + "^{tree}");
        } catch (RevisionSyntaxException | StringIndexOutOfBoundsException odd) {
            throw unknown(revision, odd);
        }
        if (found == null) {
            throw unknown(revision, null);
        }
        return found;
    }

    private static FailureException unknown(String revision, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot compare with “" + revision + "”.",
                "There is no such commit, branch or tag.", "Check the name."), cause);
    }

    static List<ChangedFile> trees(Repository repository, ObjectId before, ObjectId after) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            add(walk, before);
            add(walk, after);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            RenameDetector renames = new RenameDetector(repository);
            renames.addAll(TreeChanges.scan(walk));
            List<ChangedFile> all = new ArrayList<>();
            renames.compute().forEach(each -> all.add(changed(each)));
            return all;
        }
    }

    private static void add(TreeWalk walk, ObjectId tree) throws IOException {
        var parser = new CanonicalTreeParser();
        if (!tree.name().equals(NOTHING)) {
            parser.reset(walk.getObjectReader(), tree);
        }
        walk.addTree(parser);
    }

    private static ChangedFile changed(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD, COPY -> new ChangedFile(entry.getNewPath(), "", Change.ADDED);
            case DELETE -> new ChangedFile(entry.getOldPath(), entry.getOldPath(), Change.DELETED);
            case MODIFY, RENAME -> new ChangedFile(entry.getNewPath(), entry.getOldPath(),
                    entry.getOldMode().getObjectType() != entry.getNewMode().getObjectType() ? Change.TYPE_CHANGED
                            : Change.MODIFIED);
        };
    }

    @Override
    public Call<FilePair> texts(Path repository, String from, String to, ChangedFile file) {
        return Call.start("compare " + file.path(), scope -> Repositories.run(Repositories.around(repository),
                file.path(), open -> {
                    byte[] before = file.before().isEmpty() ? new byte[0] : content(open, from, file.before());
                    byte[] after = file.change() == Change.DELETED ? new byte[0] : to.equals(DISK)
                            ? new DiskSide(open).content(file.path()) : content(open, to, file.path());
                    return BlobText.isBinary(before) || BlobText.isBinary(after)
                            ? new FilePair(Text.EMPTY, Text.EMPTY, true)
                            : new FilePair(Text.ofUtf8(before), Text.ofUtf8(after), false);
                }));
    }

    /** Of a submodule nothing: what it has is not here. */
    private static byte[] content(Repository repository, String revision, String path)
            throws IOException, FailureException {
        ObjectId tree = tree(repository, revision);
        try (ObjectReader objects = repository.newObjectReader();
                TreeWalk walk = tree.name().equals(NOTHING) ? null : TreePath.find(objects, path, tree)) {
            return walk == null || (walk.getRawMode(0) & 0170000) == 0160000 ? new byte[0]
                    : repository.open(walk.getObjectId(0)).getCachedBytes(Integer.MAX_VALUE);
        }
    }
}

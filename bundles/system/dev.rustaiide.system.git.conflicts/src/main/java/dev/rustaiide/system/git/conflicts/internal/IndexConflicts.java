package dev.rustaiide.system.git.conflicts.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Repository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.system.git.conflicts.ConflictMarks;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.MarkedConflict;
import dev.rustaiide.system.git.conflicts.MarkedConflict.Way;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.BlobText;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.OpenRepositories;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;

/** Takes the versions from the index, and what is decided from the file on the disk. */
@Component
public final class IndexConflicts implements Conflicts {
    private final OpenRepositories repositories;
    private final RepositoryStates states;
    private final Staging staging;
    private final TextFiles files;

    @Activate
    public IndexConflicts(@Reference OpenRepositories repositories, @Reference RepositoryStates states,
            @Reference Staging staging, @Reference TextFiles files) {
        this.repositories = repositories;
        this.states = states;
        this.staging = staging;
        this.files = files;
    }

    @Override
    public Call<List<Standing>> list(Path root) {
        return Call.start("conflicts of " + root.getFileName(), scope -> {
            RepositoryStatus status = scope.await(states.status(root));
            List<Standing> all = new ArrayList<>();
            for (FileState file : status.conflicts()) {
                scope.check();
                all.add(standing(root, read(root, file.path(), file.conflict(), Names.of(status))));
            }
            return all;
        });
    }

    private Standing standing(Path root, ConflictedFile file) throws FailureException {
        Path path = GitPath.file(root, file.path());
        if (file.binary() || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Standing(file, 0, 0, List.of());
        }
        Text text = files.read(path).text();
        List<MarkedConflict> marked = file.marked(text);
        int byWords = (int) marked.stream().filter(one -> one.resolved(Way.WORDS).isPresent()).count();
        return new Standing(file, marked.size(), byWords, ConflictMarks.of(text).broken().stream()
                .map(line -> line + 1).toList());
    }

    @Override
    public Call<ConflictedFile> read(Path root, String path) {
        return Call.start("versions of " + path, scope -> known(root, path, scope));
    }

    private ConflictedFile known(Path root, String path, Scope scope) throws Exception {
        RepositoryStatus status = scope.await(states.status(root));
        Conflict kind = status.files().stream().filter(file -> file.path().equals(path)).findFirst()
                .map(FileState::conflict).orElse(Conflict.NONE);
        return read(root, path, kind, Names.of(status));
    }

    /** What people call the sides. */
    private record Names(String ours, String theirs) {
        /** While commits are put onto others, ours is what they are put onto. */
        static Names of(RepositoryStatus status) {
            Unfinished now = status.unfinished();
            String head = status.head().title();
            return switch (now.kind()) {
                case REBASE -> new Names("what you rebase onto", "your commit that is put onto it");
                case APPLY -> new Names(head, "the patch");
                case CHERRY_PICK -> new Names(head, "the commit that is picked");
                case REVERT -> new Names(head, "the commit before the one that is taken back");
                default -> new Names(head, now.subject().isEmpty() ? "what is merged" : now.subject());
            };
        }
    }

    private ConflictedFile read(Path root, String path, Conflict kind, Names names) throws FailureException {
        return repositories.read(root, "the conflict in " + path, repository -> {
            DirCache index = repository.readDirCache();
            Optional<byte[]> base = stage(repository, index, path, 1);
            Optional<byte[]> ours = stage(repository, index, path, 2);
            Optional<byte[]> theirs = stage(repository, index, path, 3);
            boolean binary = !Stream.of(base, ours, theirs).flatMap(Optional::stream).allMatch(BlobText::isText);
            return new ConflictedFile(path, kind, text(base, binary), text(ours, binary), text(theirs, binary), binary,
                    names.ours(), names.theirs());
        });
    }

    private static Optional<byte[]> stage(Repository repository, DirCache index, String path, int stage)
            throws IOException {
        byte[] name = GitPath.bytes(path);
        for (int i = Math.max(0, index.findEntry(name, name.length)); i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            if (!Arrays.equals(entry.getRawPath(), name)) {
                break;
            }
            if (entry.getStage() == stage) {
                return Optional.of(repository.open(entry.getObjectId()).getCachedBytes(Integer.MAX_VALUE));
            }
        }
        return Optional.empty();
    }

    private static Optional<Text> text(Optional<byte[]> content, boolean binary) {
        return content.map(bytes -> binary ? Text.EMPTY : Text.ofUtf8(bytes));
    }

    @Override
    public Call<Resolution> resolve(Path root, String path, Way way) {
        return Call.start("resolve " + path, scope -> {
            ConflictedFile file = known(root, path, scope);
            if (file.kind() == Conflict.NONE) {
                throw failure(path, "Git knows of no conflict in it.", "See: rust-ai-ide git conflicts");
            }
            boolean isWhole = file.binary() || file.kind() != Conflict.BOTH_MODIFIED
                    && file.kind() != Conflict.BOTH_ADDED;
            return isWhole ? whole(root, file, way, scope) : parts(root, file, way, scope);
        });
    }

    private Resolution whole(Path root, ConflictedFile file, Way way, Scope scope) throws Exception {
        if (way != Way.OURS && way != Way.THEIRS) {
            throw failure(file.path(), file.explanation(), "Take one side as it is: ours or theirs.");
        }
        scope.await(staging.resolve(root, List.of(file.path()), way == Way.OURS ? Staging.Side.OURS
                : Staging.Side.THEIRS));
        return new Resolution(1, 0);
    }

    private Resolution parts(Path root, ConflictedFile file, Way way, Scope scope) throws Exception {
        TextFile now = files.read(GitPath.file(root, file.path()));
        ConflictMarks marks = ConflictMarks.of(now.text());
        if (!marks.broken().isEmpty()) {
            throw failure(file.path(), "Line " + (marks.broken().getFirst() + 1)
                    + " has a conflict marker whose others are gone.", "Mend that conflict in an editor.");
        }
        if (marks.conflicts().isEmpty()) {
            throw failure(file.path(), "It has no conflict markers any more: it looks as if it was resolved by hand.",
                    "Look at it, then stage it: rust-ai-ide git stage " + file.path());
        }
        List<TextChange> changes = new ArrayList<>();
        for (MarkedConflict one : file.marked(now.text())) {
            one.resolved(way).ifPresent(text -> changes.add(TextChange.of(one.span().start(), one.span().end(), text)));
        }
        if (!changes.isEmpty()) {
            // Writing keeps what it had in the local history.
            files.write(now.file(), now.text().apply(changes), now.encoding());
        }
        int left = marks.conflicts().size() - changes.size();
        if (left == 0) {
            scope.await(staging.stage(root, List.of(file.path())));
        }
        return new Resolution(changes.size(), left);
    }

    private static FailureException failure(String path, String why, String next) {
        return new FailureException(new Failure.Other("Cannot resolve " + path + " that way.", why, next));
    }
}

package dev.rustaiide.system.git.integration.internal.staging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.BlobText;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.index.IndexWriter;
import dev.rustaiide.system.git.index.StagedIndex;
import dev.rustaiide.system.git.integration.internal.status.StatusReading;

/** Puts files and lines into the index, and takes them out of it. */
final class Stager {
    private final Work work;
    private final GitProgram program;
    private final Scope scope;

    Stager(Work work, GitProgram program, Scope scope) {
        this.work = work;
        this.program = program;
        this.scope = scope;
    }

    int stage(Collection<String> wanted) throws IOException, FailureException, InterruptedException,
            ExecutionException {
        List<String> byGit = new ArrayList<>();
        int count = stageOwn(wanted, byGit);
        if (!byGit.isEmpty()) {
            stageByGit(byGit);
        }
        return count + byGit.size();
    }

    /** Names go by a file: no command line takes very many, or such as are no letters. */
    private void stageByGit(List<String> paths)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        var names = new ByteArrayOutputStream();
        for (String path : paths) {
            names.writeBytes(GitPath.bytes(path));
            names.write(0);
        }
        Path file = work.place().store().resolve("rust-ai-ide-paths");
        Files.write(file, names.toByteArray());
        try {
            GitProgram.demandFine(program.run(work.place().root(), "stage " + paths.getFirst(), List.of(
                    "--literal-pathspecs", "add", "-A", "--pathspec-from-file=" + file, "--pathspec-file-nul"), scope),
                    "git refused to stage " + paths.getFirst() + ".", "Mend what it says.");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What a program has to make of files is left to git. */
    private int stageOwn(Collection<String> wanted, List<String> byGit)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        try (IndexLock lock = IndexLock.take(work.place().index())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            Set<String> paths = expand(wanted, true);
            var writer = new IndexWriter(index);
            int count = 0;
            for (String path : paths) {
                scope.check();
                if (program.mayRun(work.place().root()) && work.place().cleaning().needsProgram(path)) {
                    byGit.add(path);
                } else {
                    stage(path, index, writer);
                    count++;
                }
            }
            work.inserter().flush();
            if (writer.isChanged()) {
                lock.write(writer.content());
            }
            return count;
        }
    }

    private void stage(String path, StagedIndex index, IndexWriter writer) throws IOException, FailureException {
        Optional<IndexEntry> entry = work.entry(path, index);
        if (entry.isPresent()) {
            writer.put(entry.get());
        } else if (index.find(GitPath.bytes(path)) < 0) {
            throw Failures.unknown(path);
        } else {
            writer.remove(path);
        }
    }

    /** Folders are what differs in them. */
    private Set<String> expand(Collection<String> wanted, boolean fromDisk)
            throws IOException, InterruptedException, ExecutionException {
        Set<String> paths = new TreeSet<>();
        StatusReading status = null;
        for (String each : wanted) {
            String path = each.endsWith("/") ? each.substring(0, each.length() - 1) : each;
            if (isFile(path, fromDisk)) {
                paths.add(path);
                continue;
            }
            if (status == null) {
                status = StatusReading.read(work.repository(), work.place(), scope);
            }
            for (FileState state : status.files()) {
                if (path.isEmpty() || state.path().equals(path) || state.path().startsWith(path + '/')
                        || state.isUntracked() && (path + '/').startsWith(state.path())) {
                    add(state, status, fromDisk, path, paths);
                }
            }
        }
        return paths;
    }

    private void add(FileState state, StatusReading status, boolean fromDisk, String within, Set<String> paths) {
        if (fromDisk && state.isChanged() && Files.isDirectory(work.file(state.path()), LinkOption.NOFOLLOW_LINKS)) {
            // A folder in the place of a file.
            status.filesIn(state.path(), paths::add);
        }
        if (!fromDisk) {
            if (state.isStaged() || state.isConflict()) {
                paths.add(state.path());
            }
        } else if (state.path().endsWith("/")) {
            String folder = state.path().substring(0, state.path().length() - 1);
            status.filesIn(folder, file -> {
                if (within.isEmpty() || file.equals(within) || file.startsWith(within + '/')) {
                    paths.add(file);
                }
            });
        } else if (state.isChanged() || state.isUntracked() || state.isConflict()) {
            paths.add(state.path());
        }
    }

    private boolean isFile(String path, boolean fromDisk) {
        if (path.isEmpty()) {
            return false;
        }
        boolean folder = Files.isDirectory(work.file(path), LinkOption.NOFOLLOW_LINKS);
        return !folder && (fromDisk || Files.exists(work.file(path), LinkOption.NOFOLLOW_LINKS));
    }

    int unstage(Collection<String> wanted) throws IOException, FailureException, InterruptedException,
            ExecutionException {
        try (IndexLock lock = IndexLock.take(work.place().index())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            var writer = new IndexWriter(index);
            Set<String> paths = expand(wanted, false);
            for (String path : paths) {
                scope.check();
                Optional<IndexEntry> committed = work.committed(path);
                if (committed.isPresent()) {
                    writer.put(work.refreshed(committed.get()));
                } else {
                    writer.remove(path);
                }
            }
            if (writer.isChanged()) {
                lock.write(writer.content());
            }
            return paths.size();
        }
    }

    FileVersions versions(String path) throws IOException, FailureException {
        StagedIndex index = StagedIndex.read(work.place().index());
        byte[] head = committed(path);
        byte[] staged = staged(path, index);
        byte[] now = onDisk(path, index);
        boolean binary = !Stream.of(head, staged, now).allMatch(BlobText::isText);
        return binary ? new FileVersions(path, Text.EMPTY, Text.EMPTY, Text.EMPTY, true)
                : new FileVersions(path, Text.ofUtf8(head), Text.ofUtf8(staged), Text.ofUtf8(now), false);
    }

    private byte[] committed(String path) throws IOException {
        Optional<IndexEntry> entry = work.committed(path);
        return entry.isEmpty() || entry.get().mode() == IndexEntry.SUBMODULE ? new byte[0]
                : work.blob(entry.get().id());
    }

    private byte[] staged(String path, StagedIndex index) throws IOException {
        int entry = Work.find(index, path, 0, 2, 3, 1);
        return entry < 0 || index.mode(entry) == IndexEntry.SUBMODULE || index.isIntent(entry) ? new byte[0]
                : work.blob(index.id(entry));
    }

    /** What Git would keep of it. */
    private byte[] onDisk(String path, StagedIndex index) throws IOException {
        if (Files.isSymbolicLink(work.file(path))) {
            return GitPath.bytes(Files.readSymbolicLink(work.file(path)));
        }
        return Files.isRegularFile(work.file(path)) ? work.clean(path, Files.readAllBytes(work.file(path)), index,
                Work.find(index, path, 0, 2)) : new byte[0];
    }

    void stageLines(String path, LineChoice lines) throws IOException, FailureException, InterruptedException {
        try (IndexLock lock = IndexLock.take(work.place().index())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            demandSame(path, lines.before(), staged(path, index));
            demandSame(path, lines.after(), onDisk(path, index));
            boolean gone = !Files.exists(work.file(path), LinkOption.NOFOLLOW_LINKS);
            put(path, lines.taken(), gone && lines.taken().length() == 0, index, lock);
        }
    }

    void unstageLines(String path, LineChoice lines) throws IOException, FailureException, InterruptedException {
        try (IndexLock lock = IndexLock.take(work.place().index())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            demandSame(path, lines.before(), committed(path));
            demandSame(path, lines.after(), staged(path, index));
            boolean isNew = work.committed(path).isEmpty();
            put(path, lines.takenBack(), isNew && lines.takenBack().length() == 0, index, lock);
        }
    }

    static void demandSame(String path, Text seen, byte[] now) throws FailureException {
        if (!Arrays.equals(seen.toUtf8(), now)) {
            throw Failures.changedMeanwhile(path);
        }
    }

    private void put(String path, Text content, boolean remove, StagedIndex index, IndexLock lock)
            throws IOException {
        var writer = new IndexWriter(index);
        if (remove) {
            writer.remove(path);
        } else {
            ObjectId id = work.inserter().insert(Constants.OBJ_BLOB, content.toUtf8());
            work.inserter().flush();
            int known = Work.find(index, path, 0, 2, 3);
            int mode = known >= 0 ? index.mode(known) : work.committed(path).map(IndexEntry::mode)
                    .orElse(Files.isExecutable(work.file(path)) ? IndexEntry.EXECUTABLE : IndexEntry.FILE);
            writer.put(work.refreshed(new IndexEntry(path, mode, id, 0, null)));
        }
        lock.write(writer.content());
    }

    /** The lines of {@code choice} for which the file on the disk is the new text, as {@code discard} needs them. */
    Text discarded(String path, LineChoice lines) throws IOException, FailureException {
        StagedIndex index = StagedIndex.read(work.place().index());
        demandSame(path, lines.before(), staged(path, index));
        demandSame(path, lines.after(), onDisk(path, index));
        return lines.takenBack();
    }

    /** What is to be discarded among {@code wanted}: files that the index has, and others. */
    List<FileState> discardable(Collection<String> wanted) throws IOException, InterruptedException,
            ExecutionException {
        StatusReading status = StatusReading.read(work.repository(), work.place(), scope);
        return status.files().stream().filter(state -> state.isChanged() || state.isUntracked())
                .filter(state -> wanted.stream().anyMatch(each -> each.isEmpty() || state.path().equals(each)
                        || state.path().startsWith(each.endsWith("/") ? each : each + '/')))
                .toList();
    }
}

package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jgit.lib.ObjectId;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.index.IndexWriter;
import dev.rustaiide.system.git.index.StagedIndex;

/** Makes files on the disk as the index has them. What they had is kept before anything of it goes. */
record Discarding(Work work, FileHistory history, Trash trash) {
    private static final WriteReason REASON = new WriteReason(WriteReason.Kind.REVERTED, "Changes discarded");

    int discard(List<FileState> files) throws IOException, FailureException, InterruptedException {
        try (IndexLock lock = IndexLock.take(work.place().index())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            var writer = new IndexWriter(index);
            for (FileState file : files) {
                discard(file, index, writer);
            }
            if (writer.isChanged()) {
                lock.write(writer.content());
            }
        }
        return files.size();
    }

    private void discard(FileState file, StagedIndex index, IndexWriter writer) throws IOException, FailureException {
        String path = file.path().endsWith("/") ? file.path().substring(0, file.path().length() - 1) : file.path();
        if (file.isUntracked()) {
            WriteReason.during(REASON, () -> trash.put(work.file(path)));
            return;
        }
        int entry = index.find(GitPath.bytes(path), 0);
        if (entry < 0 || index.mode(entry) == IndexEntry.SUBMODULE || index.isIntent(entry)) {
            return;
        }
        if (work.place().cleaning().needsProgram(path)) {
            throw Failures.other("Cannot discard the changes of " + path + ".",
                    "A program that its attributes name makes it from what Git keeps.",
                    "Use git: git restore " + path);
        }
        keep(work.file(path));
        restore(path, index.mode(entry), index.id(entry));
        writer.put(new IndexEntry(path, index.mode(entry), index.id(entry), 0,
                work.stat(path).map(Work::settled).orElse(null)));
    }

    /** Gives files in conflict the content that the index has of {@code stage}, and stages that. */
    int resolve(List<String> paths, int stage) throws IOException, FailureException, InterruptedException {
        try (IndexLock lock = IndexLock.take(work.place().index())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            var writer = new IndexWriter(index);
            int count = 0;
            for (String path : paths) {
                byte[] name = GitPath.bytes(path);
                if (index.find(name, 0) < 0 && index.find(name) >= 0) {
                    resolve(path, index.find(name, stage), index, writer);
                    count++;
                }
            }
            if (writer.isChanged()) {
                lock.write(writer.content());
            }
            return count;
        }
    }

    private void resolve(String path, int entry, StagedIndex index, IndexWriter writer)
            throws IOException, FailureException {
        if (entry >= 0 && (index.mode(entry) == IndexEntry.SUBMODULE || work.place().cleaning().needsProgram(path))) {
            throw Failures.other("Cannot resolve " + path + ".", "It is a repository of its own, or a program makes it"
                    + " from what Git keeps.", "Use git: git checkout --ours or --theirs, then git add.");
        }
        keep(work.file(path));
        if (entry < 0) {
            Files.deleteIfExists(work.file(path));
            writer.remove(path);
        } else {
            restore(path, index.mode(entry), index.id(entry));
            writer.put(new IndexEntry(path, index.mode(entry), index.id(entry), 0,
                    work.stat(path).map(Work::settled).orElse(null)));
        }
    }

    /** In the local history, or in the trash: what that does not keep. */
    void keep(Path file) throws IOException {
        if (Files.isSymbolicLink(file) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || !GitPath.isText(file)
                || history.refusal(file).isPresent()) {
            WriteReason.during(REASON, () -> trash.put(file));
        } else {
            history.keep(file, REASON);
        }
    }

    /** Writes a file as Git keeps it. */
    void restore(String path, int mode, ObjectId id) throws IOException {
        Path file = work.file(path);
        Files.createDirectories(file.getParent());
        byte[] content = work.blob(id);
        if (mode == IndexEntry.LINK) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, GitPath.path(content));
            return;
        }
        WholeFile.write(file, work.place().cleaning().smudge(path, content));
        setRunnable(file, mode == IndexEntry.EXECUTABLE);
    }

    private static void setRunnable(Path file, boolean runnable) throws IOException {
        if (!runnable || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        rights.add(PosixFilePermission.OWNER_EXECUTE);
        if (rights.contains(PosixFilePermission.GROUP_READ)) {
            rights.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (rights.contains(PosixFilePermission.OTHERS_READ)) {
            rights.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, rights);
    }

    /** Gives the file on the disk another text. */
    void write(String path, Text content) throws IOException {
        Path file = work.file(path);
        keep(file);
        boolean runnable = Files.isExecutable(file);
        WholeFile.write(file, work.place().cleaning().smudge(path, content.toUtf8()));
        setRunnable(file, runnable);
    }
}

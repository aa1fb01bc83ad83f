package dev.rustaiide.system.agent.tools.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.StagedEdits.StagedFile;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.text.Text;

/**
 * A copy of a workplace as the agent sees it: with what is staged, without what Git ignores and without files for
 * secrets. Programs run in it, so that nothing they do reaches the files of the person. It is kept for the next time,
 * and times of files stay, so that compilers do again only what has changed. One program uses it at a time, of whatever
 * process. Blocks on the disk.
 */
final class Mirror implements AutoCloseable {
    private static final long MOST_BYTES = 2L << 30;
    private static final int MOST_FILES = 200_000;

    private final Path tree;
    private final Path built;
    private final FileChannel channel;
    private final FileLock lock;

    private Mirror(Path folder, FileChannel channel, FileLock lock) {
        this.tree = folder.resolve("tree");
        this.built = folder.resolve("target");
        this.channel = channel;
        this.lock = lock;
    }

    /** Brings the copy in {@code folder} up to date once nobody else uses it. */
    static Mirror of(AgentSession session, Path folder, Scope scope)
            throws IOException, InterruptedException, FailureException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            Mirror mirror = new Mirror(folder, channel, lock(channel, scope));
            Files.createDirectories(mirror.tree);
            Files.createDirectories(mirror.built);
            mirror.refresh(session, scope);
            return mirror;
        } catch (IOException | InterruptedException | FailureException failed) {
            channel.close();
            throw failed;
        }
    }

    private static FileLock lock(FileChannel channel, Scope scope) throws IOException, InterruptedException {
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException ours) {
                // Another conversation of this process: it is waited for like any other.
            }
            scope.check();
            Thread.sleep(50);
        }
    }

    /** Where the copy of the folder is. */
    Path tree() {
        return tree;
    }

    /** Where compilers put what they make. */
    Path built() {
        return built;
    }

    private void refresh(AgentSession session, Scope scope)
            throws IOException, InterruptedException, FailureException {
        Path root = session.place().folder();
        Map<Path, BasicFileAttributes> wanted = new HashMap<>();
        new FileWalk(new GitIgnored(root)).forEach(root, scope, (file, attributes) -> {
            if (isVisible(session, file)) {
                wanted.put(file, attributes);
            }
        });
        long bytes = wanted.values().stream().mapToLong(BasicFileAttributes::size).sum();
        if (bytes > MOST_BYTES || wanted.size() > MOST_FILES) {
            throw new FailureException(new Failure.Other("Cannot run programs for an agent here.",
                    "The folder has more than can be copied: " + wanted.size() + " files, " + (bytes >> 20) + " MB.",
                    "Open a part of it, or run the program by hand."));
        }
        Set<Path> staged = new HashSet<>();
        for (StagedFile file : session.edits().files()) {
            staged.add(file.file());
        }
        removeOthers(root, wanted.keySet(), staged);
        for (var each : wanted.entrySet()) {
            scope.check();
            if (!staged.contains(each.getKey())) {
                copy(each.getKey(), each.getValue(), in(root, each.getKey()));
            }
        }
        for (StagedFile file : session.edits().files()) {
            stage(file, in(root, file.file()));
        }
    }

    private static boolean isVisible(AgentSession session, Path file) {
        try {
            session.file(file.toString());
            return true;
        } catch (FailureException hidden) {
            // For secrets, or a name that travels badly: programs do without it.
            return false;
        }
    }

    private Path in(Path root, Path file) {
        return tree.resolve(root.relativize(file).toString());
    }

    private void removeOthers(Path root, Set<Path> wanted, Set<Path> staged) throws IOException {
        try (Stream<Path> there = Files.walk(tree)) {
            for (Path each : there.sorted(Comparator.reverseOrder()).toList()) {
                Path original = root.resolve(tree.relativize(each).toString());
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    removeEmpty(each);
                } else if (!wanted.contains(original) && !staged.contains(original)) {
                    Files.delete(each);
                }
            }
        }
    }

    private void removeEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            if (!folder.equals(tree) && children.findAny().isEmpty()) {
                Files.delete(folder);
            }
        }
    }

    private static void copy(Path from, BasicFileAttributes known, Path to) throws IOException {
        if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) && Files.size(to) == known.size()
                && Files.getLastModifiedTime(to).equals(known.lastModifiedTime())) {
            return;
        }
        Files.createDirectories(to.getParent());
        Files.deleteIfExists(to);
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static void stage(StagedFile file, Path to) throws IOException {
        if (file.after().isEmpty()) {
            Files.deleteIfExists(to);
            return;
        }
        byte[] bytes = file.after().map(Text::toUtf8).orElseThrow();
        if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) && Files.size(to) == bytes.length
                && Arrays.equals(Files.readAllBytes(to), bytes)) {
            return;
        }
        Files.createDirectories(to.getParent());
        Files.deleteIfExists(to);
        Files.write(to, bytes);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}

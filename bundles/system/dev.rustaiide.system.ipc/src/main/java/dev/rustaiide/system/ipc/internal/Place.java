package dev.rustaiide.system.ipc.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where the one IDE of a state folder is found: {@code ide.lock} is locked as long as it lives, {@code ide.address}
 * holds the path of its socket. The lock goes with the process, however that ends. They are two files because POSIX
 * drops a process's locks of a file as soon as it closes that file anywhere, be it after reading.
 */
record Place(Path state) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    /** The system's limit is 104 to 108 bytes. */
    private static final int LONGEST = 100;

    Path lockFile() {
        return state.resolve("ide.lock");
    }

    private Path addressFile() {
        return state.resolve("ide.address");
    }

    /** The lock; null if another process holds it. Not to be called while this one does. */
    @Nullable FileLock tryLock() throws IOException {
        FileChannel channel = FileChannel.open(lockFile(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                ownerOnly());
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    /** The socket that was announced last; null if none was. */
    @Nullable Path socket() {
        try {
            String path = Files.readString(addressFile()).strip();
            return path.isEmpty() ? null : Path.of(path);
        } catch (IOException | InvalidPathException notThere) {
            return null;
        }
    }

    /** Tells others where {@code socket} is; the lock must be held. */
    void announce(Path socket) throws IOException {
        Files.write(addressFile(), (socket + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A path for a new socket, free and in a private folder; the lock must be held. */
    Path freshSocket() throws IOException {
        Path old = socket();
        if (old != null) {
            remove(old);
        }
        Path usual = state.resolve("ide.socket");
        if (usual.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Files.createTempDirectory("rust-ai-ide").resolve("ide.socket");
        }
        Files.deleteIfExists(usual);
        return usual;
    }

    /** Removes a socket, and the folder that was made for it alone. */
    void remove(Path socket) throws IOException {
        Path folder = socket.getParent();
        Files.deleteIfExists(socket);
        if (folder != null && !folder.equals(state) && folder.getFileName().toString().startsWith("rust-ai-ide")) {
            Files.deleteIfExists(folder);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    static void makePrivate(Path socket) throws IOException {
        if (ownerOnly().length > 0) {
            Files.setPosixFilePermissions(socket, OWNER_ONLY);
        }
    }
}

package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.TextFiles;

/** Puts volumes behind {@code java.nio.file.Files}. */
final class VolumeFileSystemProvider extends FileSystemProvider {
    /** No URI leads here: {@link dev.rustaiide.foundation.fs.VirtualFiles} gives the paths. */
    @Override
    public String getScheme() {
        return "rust-ai-ide";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private static VolumePath ours(Path path) {
        if (path instanceof VolumePath one) {
            return one;
        }
        throw new ProviderMismatchException();
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
            FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        VolumePath file = ours(path);
        boolean write = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        return write ? writing(file, options) : BytesChannel.reading(read(file));
    }

    private static byte[] read(VolumePath file) throws IOException {
        VolumeFileSystem system = file.getFileSystem();
        try {
            return system.opened().read(system.real(file.normalText()), TextFiles.MAX_BYTES);
        } catch (FailureException refused) {
            throw new FileRefusedException(refused);
        }
    }

    private static FileChannel writing(VolumePath file, Set<? extends OpenOption> options) throws IOException {
        var volume = file.getFileSystem().writable(file);
        String path = file.normalText();
        boolean there = exists(file);
        boolean fresh = options.contains(StandardOpenOption.CREATE_NEW);
        if (there && fresh) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (!there && !fresh && !options.contains(StandardOpenOption.CREATE)) {
            throw new NoSuchFileException(file.toString());
        }
        boolean keep = there && !options.contains(StandardOpenOption.TRUNCATE_EXISTING);
        byte[] old = keep ? read(file) : new byte[0];
        if (!there) {
            volume.write(path, old, true);
        }
        return BytesChannel.writing(old, options.contains(StandardOpenOption.APPEND),
                content -> volume.write(path, content, false));
    }

    private static boolean exists(VolumePath file) throws IOException {
        try {
            file.getFileSystem().entry(file.normalText());
            return true;
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        VolumePath path = ours(folder);
        VolumeFileSystem system = path.getFileSystem();
        String real = system.real(path.normalText());
        if (!system.entry(real).is(Kind.FOLDER)) {
            throw new NotDirectoryException(path.toString());
        }
        List<Path> paths = new ArrayList<>();
        try {
            for (FileEntry entry : system.opened().children(real)) {
                Path child = path.resolve(VolumePath.of(system, entry.name()));
                if (filter.accept(child)) {
                    paths.add(child);
                }
            }
        } catch (FailureException refused) {
            throw new FileRefusedException(refused);
        }
        return new Listing(paths);
    }

    /** A listing that was read at once. */
    private record Listing(List<Path> paths) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            return List.copyOf(paths).iterator();
        }

        @Override
        public void close() {}
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        VolumePath path = ours(folder);
        path.getFileSystem().writable(path).createFolder(path.normalText());
    }

    @Override
    public void delete(Path file) throws IOException {
        VolumePath path = ours(file);
        path.getFileSystem().writable(path).delete(path.normalText());
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        VolumePath to = ours(target);
        boolean replace = Set.of(options).contains(StandardCopyOption.REPLACE_EXISTING);
        to.getFileSystem().writable(to).write(to.normalText(), read(ours(source)), !replace);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        VolumePath from = ours(source);
        VolumePath to = ours(target);
        if (!from.getFileSystem().equals(to.getFileSystem())) {
            throw new ProviderMismatchException();
        }
        Set<CopyOption> how = Set.of(options);
        boolean replace = how.contains(StandardCopyOption.REPLACE_EXISTING)
                || how.contains(StandardCopyOption.ATOMIC_MOVE);
        from.getFileSystem().writable(from).move(from.normalText(), to.normalText(), replace);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return one.equals(other) || other instanceof VolumePath
                && one.toRealPath().equals(other.toRealPath());
    }

    @Override
    public boolean isHidden(Path path) {
        return ours(path).getFileName() instanceof Path name && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        throw new IOException(path + " lies on no disk");
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        VolumePath file = ours(path);
        VolumeFileSystem system = file.getFileSystem();
        system.entry(system.real(file.normalText()));
        for (AccessMode mode : modes) {
            if (mode == AccessMode.EXECUTE || mode == AccessMode.WRITE && system.isReadOnly()) {
                throw new AccessDeniedException(path.toString());
            }
        }
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(Path path, Class<V> type,
            LinkOption... options) {
        return type == BasicFileAttributeView.class ? type.cast(new View(ours(path), options)) : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(type.getName());
        }
        VolumePath file = ours(path);
        VolumeFileSystem system = file.getFileSystem();
        String at = options.length > 0 ? file.normalText() : system.real(file.normalText());
        return type.cast(new EntryAttributes(system.entry(at)));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        var all = readAttributes(path, BasicFileAttributes.class, options);
        return Map.of("size", all.size(), "lastModifiedTime", all.lastModifiedTime(), "isDirectory", all.isDirectory(),
                "isRegularFile", all.isRegularFile(), "isSymbolicLink", all.isSymbolicLink(), "isOther", all.isOther());
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException(attribute);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        VolumePath path = ours(link);
        FileEntry entry = path.getFileSystem().entry(path.normalText());
        if (!entry.is(Kind.LINK)) {
            throw new NotLinkException(link.toString());
        }
        return VolumePath.of(path.getFileSystem(), entry.link());
    }

    /** The attributes of one path. */
    private static final class View implements BasicFileAttributeView {
        private final VolumePath path;
        private final LinkOption[] options;

        View(VolumePath path, LinkOption... options) {
            this.path = path;
            this.options = options;
        }

        @Override
        public String name() {
            return "basic";
        }

        @Override
        public BasicFileAttributes readAttributes() throws IOException {
            return path.getFileSystem().provider().readAttributes(path, BasicFileAttributes.class, options);
        }

        @Override
        public void setTimes(FileTime modified, FileTime access, FileTime created) {
            throw new UnsupportedOperationException("A volume keeps its own times");
        }
    }
}

package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.Volume;
import dev.rustaiide.foundation.fs.WritableVolume;

/** One volume as {@code java.nio.file} wants it. It is opened when something in it is first asked for. */
final class VolumeFileSystem extends FileSystem {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final VolumeFileSystemProvider provider;
    private final FileLocation root;
    private final String prefix;
    private final Opening opening;
    private @Nullable Volume volume;

    /** Opens the volume. */
    @FunctionalInterface
    interface Opening {
        Volume open(FileLocation root) throws FailureException;
    }

    VolumeFileSystem(VolumeFileSystemProvider provider, FileLocation root, Opening opening) {
        this.provider = provider;
        this.root = root;
        this.opening = opening;
        String text = root.toString();
        this.prefix = text.substring(0, text.length() - 1);
    }

    FileLocation root() {
        return root;
    }

    /** What stands before the slash of an absolute path. */
    String prefix() {
        return prefix;
    }

    VolumePath rootPath() {
        return VolumePath.of(this, "/");
    }

    synchronized Volume volume() throws FailureException {
        Volume known = volume;
        if (known == null || !known.isCurrent()) {
            known = opening.open(root);
            volume = known;
        }
        return known;
    }

    WritableVolume writable(VolumePath path) throws IOException {
        Volume known = opened();
        if (known instanceof WritableVolume taking) {
            return taking;
        }
        throw new FileRefusedException(new FailureException(new Failure.Other("Cannot change " + path.getFileName()
                + ".", root.title() + " can only be read.", "Save it elsewhere.")));
    }

    Volume opened() throws IOException {
        try {
            return volume();
        } catch (FailureException refused) {
            throw new FileRefusedException(refused);
        }
    }

    /** What is at {@code path}, links not followed at its end. */
    FileEntry entry(String path) throws IOException {
        return found(path).orElseThrow(() -> new NoSuchFileException(prefix + path));
    }

    private Optional<FileEntry> found(String path) throws IOException {
        try {
            Optional<FileEntry> there = volume().entry(path);
            if (there.isPresent() || path.equals("/")) {
                return there;
            }
            String folder = LocationText.parent(path);
            String real = real(folder);
            return real.equals(folder) ? Optional.empty()
                    : volume().entry(LocationText.child(real, LocationText.name(path)));
        } catch (NoSuchFileException noFolder) {
            return Optional.empty();
        } catch (FailureException refused) {
            throw new FileRefusedException(refused);
        }
    }

    /** {@code path} with all links followed. */
    String real(String path) throws IOException {
        return real(path, MOST_LINKS);
    }

    private String real(String path, int left) throws IOException {
        if (path.equals("/")) {
            return path;
        }
        Optional<FileEntry> direct = direct(path);
        String folder = direct.isPresent() ? LocationText.parent(path) : real(LocationText.parent(path), left);
        String at = LocationText.child(folder, LocationText.name(path));
        FileEntry entry = direct.isPresent() ? direct.get() : entryIn(at, path);
        return entry.is(Kind.LINK) ? real(target(folder, entry, left), left - 1) : at;
    }

    private Optional<FileEntry> direct(String path) throws IOException {
        try {
            return volume().entry(path);
        } catch (FailureException refused) {
            throw new FileRefusedException(refused);
        }
    }

    private FileEntry entryIn(String at, String asked) throws IOException {
        return direct(at).orElseThrow(() -> new NoSuchFileException(prefix + asked));
    }

    private String target(String folder, FileEntry entry, int left) throws IOException {
        boolean out = entry.link().startsWith("/") || leadsOut(LocationText.child(folder, entry.link()));
        if (left > 0 && !out) {
            return LocationText.normal(LocationText.child(folder, entry.link()));
        }
        String why = out ? " is a link that leads out of it, to " + entry.link() + "."
                : " is a link that leads back to itself.";
        throw new FileRefusedException(new FailureException(new Failure.Other("Cannot follow " + entry.name() + ".",
                "In " + root.title() + ", " + entry.name() + why, "Open the file that you need by its own name.")));
    }

    private static boolean leadsOut(String path) {
        int depth = 0;
        for (String name : path.substring(1).split("/")) {
            depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public VolumeFileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("A volume ends with the last path in it");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return !(root instanceof FileLocation.InMemory);
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(rootPath());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    /** Takes what {@link VolumePath#toString} gave, and names apart by slashes. */
    @Override
    public VolumePath getPath(String first, String... more) {
        String start = first.startsWith(prefix + "/") ? LocationText.decode(first.substring(prefix.length())) : first;
        StringBuilder path = new StringBuilder(start);
        for (String name : more) {
            if (!name.isEmpty()) {
                path.append(path.isEmpty() ? "" : "/").append(name);
            }
        }
        return VolumePath.of(this, path.toString());
    }

    /** Understands what the file system of the machine does. */
    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        if (syntaxAndPattern.startsWith("regex:")) {
            Pattern pattern = Pattern.compile(syntaxAndPattern.substring("regex:".length()));
            return path -> pattern.matcher(path.toString()).matches();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
        return path -> path instanceof VolumePath one && matcher.matches(Path.of(one.normalText().substring(
                one.isAbsolute() ? 0 : 1)));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("A volume has no owners");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("A volume tells of no changes");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VolumeFileSystem system && system.root.equals(root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }
}

package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.fs.FileLocation;

/** A path in a volume: names apart by slashes, an absolute one with a slash before. Public for {@link FileLocation}. */
public final class VolumePath implements Path {
    private final VolumeFileSystem system;
    /** Without a slash at the end, but for the root. */
    private final String path;

    private VolumePath(VolumeFileSystem system, String path) {
        this.system = system;
        this.path = path;
    }

    static VolumePath of(VolumeFileSystem system, String text) {
        String path = text.replaceAll("/+", "/");
        return new VolumePath(system, path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1) : path);
    }

    /** Where it is; a relative path is taken from the root. */
    public FileLocation location() {
        return LocationText.withPath(system.root(), normalText());
    }

    /** Absolute, and normal as in {@link FileLocation}. */
    String normalText() {
        return LocationText.normal(path);
    }

    private VolumePath with(String other) {
        return new VolumePath(system, other);
    }

    private List<String> names() {
        String relative = isAbsolute() ? path.substring(1) : path;
        return relative.isEmpty() && isAbsolute() ? List.of() : Arrays.asList(relative.split("/", -1));
    }

    private VolumePath ours(Path other) {
        if (other instanceof VolumePath one) {
            return one;
        }
        throw new ProviderMismatchException();
    }

    @Override
    public VolumeFileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.startsWith("/");
    }

    @Override
    public @Nullable VolumePath getRoot() {
        return isAbsolute() ? with("/") : null;
    }

    @Override
    public @Nullable VolumePath getFileName() {
        List<String> names = names();
        return names.isEmpty() ? null : with(names.getLast());
    }

    @Override
    public @Nullable VolumePath getParent() {
        int slash = path.lastIndexOf('/');
        if (slash < 0 || path.length() == 1) {
            return null;
        }
        return with(path.substring(0, Math.max(slash, isAbsolute() ? 1 : 0)));
    }

    @Override
    public int getNameCount() {
        return names().size();
    }

    @Override
    public VolumePath getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public VolumePath subpath(int begin, int end) {
        List<String> names = names();
        if (begin < 0 || end > names.size() || begin >= end) {
            throw new IllegalArgumentException(begin + " to " + end + " of " + names.size() + " names");
        }
        return with(String.join("/", names.subList(begin, end)));
    }

    private boolean isAlike(Path other) {
        return other instanceof VolumePath one && one.system.equals(system);
    }

    @Override
    public boolean startsWith(Path other) {
        if (!isAlike(other) || other.isAbsolute() != isAbsolute()) {
            return false;
        }
        List<String> start = ((VolumePath) other).names();
        List<String> names = names();
        return start.size() <= names.size() && names.subList(0, start.size()).equals(start);
    }

    @Override
    public boolean endsWith(Path other) {
        if (!isAlike(other)) {
            return false;
        }
        if (other.isAbsolute()) {
            return equals(other);
        }
        List<String> end = ((VolumePath) other).names();
        List<String> names = names();
        return end.size() <= names.size() && names.subList(names.size() - end.size(), names.size()).equals(end);
    }

    @Override
    public VolumePath normalize() {
        if (isAbsolute()) {
            return with(normalText());
        }
        List<String> kept = new ArrayList<>();
        for (String name : names()) {
            if (name.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                kept.add(name);
            }
        }
        return with(String.join("/", kept));
    }

    @Override
    public VolumePath resolve(Path other) {
        VolumePath one = ours(other);
        if (one.isAbsolute()) {
            return one;
        }
        if (one.path.isEmpty()) {
            return this;
        }
        return with(path.isEmpty() ? one.path : LocationText.child(path, one.path));
    }

    @Override
    public VolumePath relativize(Path other) {
        VolumePath one = ours(other);
        if (!isAlike(other) || one.isAbsolute() != isAbsolute()) {
            throw new IllegalArgumentException(other + " is not of the same kind");
        }
        List<String> from = path.isEmpty() ? List.of() : names();
        List<String> to = one.path.isEmpty() ? List.of() : one.names();
        int common = 0;
        while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
            common++;
        }
        List<String> names = new ArrayList<>();
        for (int i = common; i < from.size(); i++) {
            names.add("..");
        }
        names.addAll(to.subList(common, to.size()));
        return with(String.join("/", names));
    }

    /** The location in the form of a URI: what is not allowed there is quoted. */
    @Override
    public URI toUri() {
        FileLocation location = location();
        try {
            String text = location.toString().substring(location.scheme().length() + 1);
            return URI.create(new URI(location.scheme(), text, null).toASCIIString());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("A quoted text is a URI", impossible);
        }
    }

    @Override
    public VolumePath toAbsolutePath() {
        return isAbsolute() ? this : with("/" + path);
    }

    @Override
    public VolumePath toRealPath(LinkOption... options) throws IOException {
        return with(system.real(normalText()));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("A volume tells of no changes");
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(ours(other).toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VolumePath one && path.equals(one.path) && system.equals(one.system);
    }

    @Override
    public int hashCode() {
        return 31 * system.hashCode() + path.hashCode();
    }

    /** An absolute path as its location, so that it means the same wherever it is kept. */
    @Override
    public String toString() {
        return isAbsolute() ? system.prefix() + LocationText.encode(path) : path;
    }
}

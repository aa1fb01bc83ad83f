package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;
import dev.rustaiide.foundation.fs.FileLocation.InMemory;
import dev.rustaiide.foundation.fs.WritableVolume;

/** Files that end with the process. */
final class MemoryVolume implements WritableVolume {
    private static final byte[] NOTHING = {};

    private final Clock clock;
    /** By path, so that what lies below a folder follows it. */
    private final NavigableMap<String, Node> nodes = new TreeMap<>();
    private long made;

    /** {@code content} is null for a folder. */
    private record Node(byte @Nullable [] content, Instant modified, String key) {
        boolean isFolder() {
            return content == null;
        }

        FileEntry entry(String path) {
            String name = LocationText.name(path);
            byte[] bytes = content;
            return bytes == null ? FileEntry.folder(name, modified)
                    : new FileEntry(name, Kind.FILE, bytes.length, modified, key, "");
        }
    }

    MemoryVolume(Clock clock) {
        this.clock = clock;
        nodes.put("/", new Node(null, clock.instant(), "0"));
    }

    @Override
    public synchronized Optional<FileEntry> entry(String path) {
        return Optional.ofNullable(nodes.get(path)).map(node -> node.entry(path));
    }

    @Override
    public synchronized List<FileEntry> children(String path) {
        List<FileEntry> entries = new ArrayList<>();
        for (String child : below(path)) {
            if (LocationText.parent(child).equals(path)) {
                entries.add(nodes.get(child).entry(child));
            }
        }
        return entries;
    }

    private List<String> below(String folder) {
        String start = folder.equals("/") ? "/" : folder + "/";
        List<String> paths = new ArrayList<>();
        for (String path : nodes.tailMap(start, false).keySet()) {
            if (!path.startsWith(start)) {
                break;
            }
            paths.add(path);
        }
        return paths;
    }

    @Override
    public synchronized byte[] read(String path, long most) throws FailureException {
        var place = new InMemory(path);
        Node node = nodes.get(path);
        byte[] content = node == null ? null : node.content;
        if (content == null) {
            throw new FailureException(new Failure.Other("Cannot read " + place.name() + ".",
                    place + (node == null ? " does not exist." : " is a folder."), "Check the name."));
        }
        return content.clone();
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    private void requireFolder(String path) throws IOException {
        Node folder = nodes.get(LocationText.parent(path));
        if (folder == null) {
            throw new NoSuchFileException(LocationText.parent(path));
        }
        if (!folder.isFolder()) {
            throw new NotDirectoryException(LocationText.parent(path));
        }
    }

    private void put(String path, byte @Nullable [] content) {
        nodes.put(path, new Node(content, clock.instant(), Long.toString(++made)));
    }

    @Override
    public synchronized void write(String path, byte[] content, boolean fresh) throws IOException {
        requireFolder(path);
        Node there = nodes.get(path);
        if (there != null && (fresh || there.isFolder())) {
            throw new FileAlreadyExistsException(path);
        }
        put(path, content.length == 0 ? NOTHING : content.clone());
    }

    @Override
    public synchronized void createFolder(String path) throws IOException {
        if (nodes.containsKey(path)) {
            throw new FileAlreadyExistsException(path);
        }
        requireFolder(path);
        put(path, null);
    }

    @Override
    public synchronized void delete(String path) throws IOException {
        if (!nodes.containsKey(path)) {
            throw new NoSuchFileException(path);
        }
        if (path.equals("/") || !below(path).isEmpty()) {
            throw new DirectoryNotEmptyException(path);
        }
        nodes.remove(path);
    }

    @Override
    public synchronized void move(String from, String to, boolean replace) throws IOException {
        Node node = nodes.get(from);
        if (node == null) {
            throw new NoSuchFileException(from);
        }
        if (from.equals(to)) {
            return;
        }
        if (from.equals("/") || to.startsWith(from + "/")) {
            throw new IOException(from + " cannot lie in itself");
        }
        requireFolder(to);
        Node there = nodes.get(to);
        if (there != null && (!replace || there.isFolder() || node.isFolder())) {
            throw new FileAlreadyExistsException(to);
        }
        for (String path : below(from)) {
            nodes.put(to + path.substring(from.length()), nodes.remove(path));
        }
        nodes.put(to, nodes.remove(from));
    }
}

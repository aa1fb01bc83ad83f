package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;

/** The files and folders that the entries of an archive make; names that would lead out of it are left out. */
final class ArchiveIndex {
    private static final int MOST_ENTRIES = 500_000;
    private static final int DEEPEST = 200;
    private static final int LONGEST_NAME = 4096;

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();
    private final Map<String, String> examples = new HashMap<>();

    private static final class Node {
        FileEntry entry;
        /** Where the content is, in the terms of the format. */
        @Nullable
        Object place;
        final List<String> children = new ArrayList<>();

        Node(FileEntry entry, @Nullable Object place) {
            this.entry = entry;
            this.place = place;
        }
    }

    ArchiveIndex() {
        nodes.put("/", new Node(FileEntry.folder("", Instant.EPOCH), null));
    }

    /**
     * Adds an entry and the folders above it.
     *
     * @param name as the archive has it
     * @param entry what it is; its own name is not looked at
     * @param place handed out again by {@link #place}
     */
    void add(String name, FileEntry entry, Object place) throws IOException {
        if (nodes.size() >= MOST_ENTRIES) {
            throw new ArchiveFormat.TooLargeException("has more than " + MOST_ENTRIES + " entries.");
        }
        Optional<String> path = path(name);
        if (path.isEmpty()) {
            leaveOut("an unsafe name", name);
            return;
        }
        if (path.get().equals("/") || !addFolders(LocationText.parent(path.get()), entry.modified())) {
            return;
        }
        put(path.get(), entry, place);
    }

    /** Where an entry lies; empty if its name is absolute, leads out, or is no name at all. */
    static Optional<String> path(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.indexOf(0) >= 0 || name.length() > LONGEST_NAME
                || hasDrive(name)) {
            return Optional.empty();
        }
        int depth = 0;
        for (int start = 0; start <= name.length(); depth++) {
            int end = start;
            while (end < name.length() && !isSeparator(name.charAt(end))) {
                end++;
            }
            if (end - start == 2 && name.startsWith("..", start) || depth > DEEPEST) {
                return Optional.empty();
            }
            start = end + 1;
        }
        return Optional.of(LocationText.normal(name));
    }

    private static boolean hasDrive(String name) {
        return name.length() > 2 && Character.isLetter(name.charAt(0)) && name.charAt(1) == ':'
                && isSeparator(name.charAt(2));
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private boolean addFolders(String folder, Instant modified) {
        Node there = nodes.get(folder);
        if (there != null && there.entry.is(Kind.FOLDER)) {
            return true;
        }
        if (there != null) {
            leaveOut("a name below a file", folder);
            return false;
        }
        if (!addFolders(LocationText.parent(folder), modified)) {
            return false;
        }
        insert(folder, new Node(FileEntry.folder(LocationText.name(folder), modified), null));
        return true;
    }

    private void insert(String path, Node node) {
        nodes.put(path, node);
        nodes.get(LocationText.parent(path)).children.add(path);
    }

    private void put(String path, FileEntry entry, Object place) {
        var named = new FileEntry(LocationText.name(path), entry.kind(), entry.size(), entry.modified(), entry.key(),
                entry.link());
        Node there = nodes.get(path);
        if (there == null) {
            insert(path, new Node(named, place));
        } else if (there.entry.is(Kind.FOLDER)) {
            if (!entry.is(Kind.FOLDER)) {
                leaveOut("the name of a folder", path);
            }
        } else {
            // Who unpacks it gets the last one too.
            leaveOut("a name that comes again", path);
            if (!entry.is(Kind.FOLDER)) {
                there.entry = named;
                there.place = place;
            }
        }
    }

    void leaveOut(String why, String example) {
        leftOut.merge(why, 1, Integer::sum);
        examples.putIfAbsent(why, example);
    }

    Optional<FileEntry> entry(String path) {
        return Optional.ofNullable(nodes.get(path)).map(node -> node.entry);
    }

    List<FileEntry> children(String path) {
        Node folder = nodes.get(path);
        List<FileEntry> entries = new ArrayList<>();
        for (String child : folder == null ? List.<String>of() : folder.children) {
            entries.add(nodes.get(child).entry);
        }
        return entries;
    }

    <T> Optional<T> place(String path, Class<T> type) {
        return Optional.ofNullable(nodes.get(path)).map(node -> node.place).filter(type::isInstance).map(type::cast);
    }

    int size() {
        return nodes.size();
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        leftOut.forEach((why, count) -> remarks.add((count == 1 ? "1 entry with " : count + " entries with ") + why
                + " left out, e.g. " + examples.get(why) + "."));
        return remarks;
    }
}

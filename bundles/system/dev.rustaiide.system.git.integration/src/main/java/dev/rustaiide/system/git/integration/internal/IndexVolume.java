package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.Volume;
import dev.rustaiide.system.git.index.GitPath;

/** What is staged. */
final class IndexVolume implements Volume {
    private final AtRevision root;
    private final Path file;
    private final String stamp;
    private final Map<String, FileEntry> entries = new HashMap<>();
    private final Map<String, List<FileEntry>> folders = new HashMap<>();

    private IndexVolume(AtRevision root, Path file) {
        this.root = root;
        this.file = file;
        this.stamp = stamp(file);
        entries.put("/", FileEntry.folder("", Instant.EPOCH));
        folders.put("/", new ArrayList<>());
    }

    static IndexVolume open(AtRevision root) throws FailureException {
        return Repositories.ask(root.repository(), root.title(), (Repository repository) -> {
            var volume = new IndexVolume(root, repository.getIndexFile().toPath());
            DirCache index = repository.readDirCache();
            try (ObjectReader reader = repository.newObjectReader()) {
                for (int i = 0; i < index.getEntryCount(); i++) {
                    DirCacheEntry entry = index.getEntry(i);
                    // Of a conflict, what is in the working tree's own branch.
                    if (entry.getStage() == DirCacheEntry.STAGE_0 || entry.getStage() == DirCacheEntry.STAGE_2) {
                        volume.add(reader, entry);
                    }
                }
            }
            return volume;
        });
    }

    private void add(ObjectReader reader, DirCacheEntry entry) throws IOException {
        String path = "/" + GitPath.of(entry.getRawPath());
        String name = path.substring(path.lastIndexOf('/') + 1);
        put(path, TreeVolume.entry(reader, name, entry.getFileMode(), entry.getObjectId(),
                entry.getLastModifiedInstant()));
    }

    private void put(String path, FileEntry entry) {
        String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        if (!entries.containsKey(folder)) {
            put(folder, FileEntry.folder(folder.substring(folder.lastIndexOf('/') + 1), Instant.EPOCH));
        }
        entries.put(path, entry);
        folders.computeIfAbsent(folder, none -> new ArrayList<>()).add(entry);
    }

    private static String stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException none) {
            // A repository without anything staged.
            return "";
        }
    }

    @Override
    public Optional<FileEntry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    @Override
    public List<FileEntry> children(String path) {
        return List.copyOf(folders.getOrDefault(path, List.of()));
    }

    @Override
    public byte[] read(String path, long most) throws FailureException {
        return TreeVolume.read(new AtRevision(root.revision(), root.repository(), path), entries.get(path), most);
    }

    @Override
    public boolean isCurrent() {
        return stamp(file).equals(stamp);
    }
}

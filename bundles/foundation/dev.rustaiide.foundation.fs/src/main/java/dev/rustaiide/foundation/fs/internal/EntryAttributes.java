package dev.rustaiide.foundation.fs.internal;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;

/** What {@code java.nio.file} asks of an entry. */
record EntryAttributes(FileEntry entry) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
        return FileTime.from(entry.modified());
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return entry.is(Kind.FILE);
    }

    @Override
    public boolean isDirectory() {
        return entry.is(Kind.FOLDER);
    }

    @Override
    public boolean isSymbolicLink() {
        return entry.is(Kind.LINK);
    }

    @Override
    public boolean isOther() {
        return entry.is(Kind.SUBMODULE);
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public @Nullable Object fileKey() {
        return entry.key().isEmpty() ? null : entry.key();
    }
}

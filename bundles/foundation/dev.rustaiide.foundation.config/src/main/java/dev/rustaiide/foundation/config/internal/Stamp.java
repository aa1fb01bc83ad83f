package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from the next without reading it. Stamps are equal or not; none is later than another,
 * since clocks go back.
 */
record Stamp(FileTime modified, long size, boolean regular, @Nullable Object key) {
    static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, false, null);

    static Stamp of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.isRegularFile(),
                    attributes.fileKey());
        } catch (IOException notThere) {
            return NONE;
        }
    }
}

package dev.rustaiide.foundation.fs.internal;

import java.nio.file.attribute.BasicFileAttributes;

import dev.rustaiide.foundation.fs.FileStamp;

/** Makes a stamp out of what the file system tells. */
final class Stamps {
    private Stamps() {}

    static FileStamp of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new FileStamp(attributes.lastModifiedTime().toInstant(), attributes.size(),
                key == null ? "" : key.toString());
    }
}

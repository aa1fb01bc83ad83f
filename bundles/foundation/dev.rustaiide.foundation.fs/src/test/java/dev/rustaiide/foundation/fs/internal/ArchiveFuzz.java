package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;

import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;

/** Whatever the bytes: an index whose names stay inside, or an {@link IOException}, and in little memory. */
public final class ArchiveFuzz {
    private ArchiveFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            ArchiveFormat format = ArchiveFormat.read(BytesChannel.reading(data));
            walk(format, data, "/", 0);
        } catch (IOException refused) {
            if (refused.getClass().getName().startsWith("java.nio")) {
                throw new AssertionError(refused);
            }
        }
    }

    private static void walk(ArchiveFormat format, byte[] data, String folder, int depth) {
        for (FileEntry entry : format.index().children(folder)) {
            String path = LocationText.child(folder, entry.name());
            if (entry.name().isEmpty() || entry.name().contains("/") || entry.name().equals("..")
                    || !path.equals(LocationText.normal(path)) || depth > 300) {
                throw new AssertionError(path);
            }
            if (entry.is(Kind.FOLDER)) {
                walk(format, data, path, depth + 1);
            } else {
                read(format, data, path, entry);
            }
        }
    }

    private static void read(ArchiveFormat format, byte[] data, String path, FileEntry entry) {
        try {
            byte[] content = format.content(BytesChannel.reading(data), path, 1 << 20);
            if (entry.is(Kind.FILE) && content.length != entry.size()) {
                throw new AssertionError(path + " has " + content.length + " bytes, not " + entry.size());
            }
        } catch (IOException refused) {
            // That is what it is for.
        }
    }
}

package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** An archive whose index was read. */
interface ArchiveFormat {
    /** The most bytes that one file in an archive may have. */
    long LARGEST_FILE = 256L << 20;

    ArchiveIndex index();

    /** The content of the file at {@code path}, read from the archive itself. */
    byte[] content(SeekableByteChannel archive, String path, long most) throws IOException;

    /** Recognises the format and reads its index. */
    static ArchiveFormat read(SeekableByteChannel archive) throws IOException {
        byte[] head = new byte[TarFormat.BLOCK];
        int length = fill(archive, head, 0);
        if (length >= 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5)) {
            return ZipFormat.read(archive);
        }
        if (length >= 2 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B) {
            return TarFormat.read(archive, true);
        }
        if (length == TarFormat.BLOCK && TarHeader.isHeader(head)) {
            return TarFormat.read(archive, false);
        }
        throw new UnsupportedException(length == 0 ? "is empty." : "is neither a zip nor a tar archive.");
    }

    /** Reads as much as there is from {@code position} on; gives how much that was. */
    static int fill(SeekableByteChannel channel, byte[] bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // The next piece follows.
        }
        return buffer.position();
    }

    /** Something that these archives can have and we do not read; the message is the rest of a sentence. */
    final class UnsupportedException extends IOException {
        private static final long serialVersionUID = 1;

        UnsupportedException(String message) {
            super(message);
        }
    }

    /** It would take more room than it deserves; the message is the rest of a sentence. */
    final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }

        static TooLargeException file(String name, long most) {
            return new TooLargeException("has " + name + " with more than " + (most >> 20)
                    + " MB in it, which is not read.");
        }
    }
}

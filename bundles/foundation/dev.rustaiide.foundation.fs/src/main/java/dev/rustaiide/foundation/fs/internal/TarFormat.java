package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;

/**
 * A tar archive, packed by gzip or not. The whole of it is read once for the index; a file in a packed one is found by
 * unpacking what stands before it again.
 */
final class TarFormat implements ArchiveFormat {
    static final int BLOCK = 512;
    private static final long LARGEST = 2L << 30;
    private static final int LARGEST_NOTE = 1 << 20;

    private final ArchiveIndex index;
    private final boolean packed;

    /** Where a file's bytes are in the unpacked archive. */
    private record Place(long start, long size) {}

    private TarFormat(ArchiveIndex index, boolean packed) {
        this.index = index;
        this.packed = packed;
    }

    static TarFormat read(SeekableByteChannel archive, boolean packed) throws IOException {
        var index = new ArchiveIndex();
        try (Unpacked in = new Unpacked(open(archive, packed))) {
            new Reading(in, index).read();
        }
        return new TarFormat(index, packed);
    }

    private static InputStream open(SeekableByteChannel archive, boolean packed) throws IOException {
        archive.position(0);
        InputStream raw = Channels.newInputStream(archive);
        return packed ? new GZIPInputStream(raw, 32 << 10) : new BufferedInputStream(raw, 32 << 10);
    }

    /** The unpacked archive with the place in it. */
    private static final class Unpacked implements AutoCloseable {
        private final InputStream in;
        private long position;

        Unpacked(InputStream in) {
            this.in = in;
        }

        /** Fewer only at the end. */
        byte[] read(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            position += bytes.length;
            return bytes;
        }

        byte[] readAll(long count) throws IOException {
            byte[] bytes = read(Math.toIntExact(count));
            if (bytes.length < count) {
                throw new EOFException();
            }
            return bytes;
        }

        void skip(long count) throws IOException {
            if (position + count > LARGEST) {
                throw new TooLargeException("unpacks to more than " + (LARGEST >> 20) + " MB.");
            }
            in.skipNBytes(count);
            position += count;
        }

        /** Reads to the very end, so that the checksum there is looked at. */
        void finish() throws IOException {
            byte[] piece = new byte[BLOCK * 16];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                position += count;
                if (position > LARGEST) {
                    throw new TooLargeException("unpacks to more than " + (LARGEST >> 20) + " MB.");
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** One pass over the headers. */
    private static final class Reading {
        private final Unpacked in;
        private final ArchiveIndex index;
        private final Map<String, String> notes = new HashMap<>();

        Reading(Unpacked in, ArchiveIndex index) {
            this.in = in;
            this.index = index;
        }

        void read() throws IOException {
            for (byte[] block = in.read(BLOCK); block.length > 0 && !isEnd(block); block = in.read(BLOCK)) {
                if (block.length < BLOCK) {
                    throw new EOFException();
                }
                take(TarHeader.of(block));
            }
            in.finish();
        }

        private static boolean isEnd(byte[] block) {
            for (byte one : block) {
                if (one != 0) {
                    return false;
                }
            }
            return block.length == BLOCK;
        }

        private void take(TarHeader header) throws IOException {
            switch (header.type()) {
                case 'L' -> notes.put("path", note(header));
                case 'K' -> notes.put("linkpath", note(header));
                case 'x' -> takeRecords(header);
                case 'g' -> pass(header.size());
                default -> takeEntry(header);
            }
        }

        private byte[] noteBytes(TarHeader header) throws IOException {
            if (header.size() > LARGEST_NOTE) {
                throw new TooLargeException("has a name of " + (header.size() >> 20) + " MB.");
            }
            byte[] bytes = in.readAll(header.size());
            pad(header.size());
            return bytes;
        }

        private String note(TarHeader header) throws IOException {
            byte[] bytes = noteBytes(header);
            return TarHeader.text(bytes, 0, bytes.length);
        }

        /** Lines of the form {@code LENGTH KEY=VALUE}, as POSIX has them. */
        private void takeRecords(TarHeader header) throws IOException {
            byte[] bytes = noteBytes(header);
            for (int at = 0; at < bytes.length;) {
                int space = at;
                int length = 0;
                while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && length <= bytes.length) {
                    length = length * 10 + bytes[space++] - '0';
                }
                int end = at + length;
                if (length <= space - at || end > bytes.length || bytes[space] != ' ') {
                    throw new ZipException("a note in it is broken");
                }
                String record = new String(bytes, space + 1, end - space - 2 < 0 ? 0 : end - space - 2, UTF_8);
                int equals = record.indexOf('=');
                if (equals > 0) {
                    notes.put(record.substring(0, equals), record.substring(equals + 1));
                }
                at = end;
            }
        }

        private long size(TarHeader header) throws ZipException {
            String noted = notes.getOrDefault("size", "");
            try {
                long size = noted.isEmpty() ? header.size() : Long.parseLong(noted);
                if (size < 0 || size > LARGEST) {
                    throw new ZipException("the size of an entry is broken");
                }
                return size;
            } catch (NumberFormatException broken) {
                throw new ZipException("the size of an entry is broken");
            }
        }

        private void takeEntry(TarHeader header) throws IOException {
            String name = notes.getOrDefault("path", header.name());
            String link = notes.getOrDefault("linkpath", header.link());
            long size = size(header);
            notes.clear();
            var place = new Place(in.position, size);
            switch (header.type()) {
                case '0', '\0', '7' -> index.add(name, entry(name.endsWith("/") ? Kind.FOLDER : Kind.FILE, header, size,
                        ""), place);
                case '5' -> index.add(name, entry(Kind.FOLDER, header, 0, ""), place);
                case '2' -> index.add(name, entry(Kind.LINK, header, 0, link), place);
                case '1' -> addHardLink(name, link, header);
                default -> index.leaveOut("a device or something else that is no file", name);
            }
            pass(header.type() == '0' || header.type() == '\0' || header.type() == '7' ? size
                    : header.type() == '1' || header.type() == '2' || header.type() == '5' ? 0 : size);
        }

        private static FileEntry entry(Kind kind, TarHeader header, long size, String link) {
            return new FileEntry("", kind, kind == Kind.FOLDER ? 0 : size, header.modified(), "", link);
        }

        /** Another name of what came before. */
        private void addHardLink(String name, String target, TarHeader header) throws IOException {
            String path = ArchiveIndex.path(target).orElse("");
            Place place = index.place(path, Place.class).orElse(null);
            if (place == null) {
                index.leaveOut("a link to nothing", name);
            } else {
                index.add(name, entry(Kind.FILE, header, place.size(), ""), place);
            }
        }

        private void pass(long size) throws IOException {
            in.skip(size);
            pad(size);
        }

        private void pad(long size) throws IOException {
            in.skip((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    @Override
    public ArchiveIndex index() {
        return index;
    }

    @Override
    public byte[] content(SeekableByteChannel archive, String path, long most) throws IOException {
        Place place = index.place(path, Place.class).orElseThrow(() -> new ZipException("an entry has no content"));
        long limit = Math.min(most, LARGEST_FILE);
        if (place.size() > limit) {
            throw TooLargeException.file(LocationText.name(path), limit);
        }
        try (Unpacked in = new Unpacked(open(archive, packed))) {
            in.skip(place.start());
            return in.readAll(place.size());
        }
    }
}

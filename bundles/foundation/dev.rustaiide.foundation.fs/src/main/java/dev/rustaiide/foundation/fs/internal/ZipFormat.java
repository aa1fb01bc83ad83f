package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;

/** The zip format as PKWARE's APPNOTE 6.3.10 describes it: the central directory is what counts. */
final class ZipFormat implements ArchiveFormat {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_LENGTH = 22;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long LARGEST_DIRECTORY = 128L << 20;
    private static final int ENCRYPTED = 1;
    private static final int UTF_8_NAMES = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Deflate cannot do better. */
    private static final int BEST_RATIO = 1032;
    private static final int UNIX = 3;
    private static final int LONGEST_LINK = 4096;

    private final ArchiveIndex index;

    /** Where one entry's content is, and how to know it. */
    private record Place(long header, long packed, long size, int method, boolean encrypted, long crc) {}

    private ZipFormat(ArchiveIndex index) {
        this.index = index;
    }

    static ZipFormat read(SeekableByteChannel archive) throws IOException {
        ByteBuffer directory = directory(archive);
        var index = new ArchiveIndex();
        while (directory.remaining() >= CENTRAL_LENGTH && directory.getInt(directory.position()) == CENTRAL) {
            addEntry(archive, directory, index);
        }
        if (directory.hasRemaining()) {
            throw new ZipException("its list of files is broken");
        }
        return new ZipFormat(index);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer at(SeekableByteChannel archive, long position, int length) throws IOException {
        if (position < 0 || position > archive.size() - length) {
            throw new EOFException();
        }
        byte[] bytes = new byte[length];
        if (ArchiveFormat.fill(archive, bytes, position) < length) {
            throw new EOFException();
        }
        return little(bytes);
    }

    /** The record at the end says where it is; a comment may follow that record. */
    private static ByteBuffer directory(SeekableByteChannel archive) throws IOException {
        long size = archive.size();
        int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = at(archive, size - length, length);
        for (int i = length - END_LENGTH; i >= 0; i--) {
            if (tail.getInt(i) == END && i + END_LENGTH + (tail.getShort(i + 20) & 0xFFFF) == length) {
                return directory(archive, tail, i, size - length + i);
            }
        }
        throw new EOFException();
    }

    private static ByteBuffer directory(SeekableByteChannel archive, ByteBuffer tail, int at, long end)
            throws IOException {
        long length = tail.getInt(at + 12) & 0xFFFFFFFFL;
        long start = tail.getInt(at + 16) & 0xFFFFFFFFL;
        boolean large = length == 0xFFFFFFFFL || start == 0xFFFFFFFFL || (tail.getShort(at + 10) & 0xFFFF) == 0xFFFF;
        if (large && end >= 20 && at(archive, end - 20, 4).getInt(0) == LOCATOR_64) {
            ByteBuffer record = at(archive, at(archive, end - 20, 20).getLong(8), 56);
            if (record.getInt(0) != END_64) {
                throw new ZipException("the record at its end is broken");
            }
            length = record.getLong(40);
            start = record.getLong(48);
        }
        if (length < 0 || length > LARGEST_DIRECTORY) {
            throw new TooLargeException("has a list of files of " + (length >> 20) + " MB.");
        }
        return at(archive, start, (int) length);
    }

    private static void addEntry(SeekableByteChannel archive, ByteBuffer directory, ArchiveIndex index)
            throws IOException {
        int at = directory.position();
        int flags = directory.getShort(at + 8);
        int nameLength = directory.getShort(at + 28) & 0xFFFF;
        int extraLength = directory.getShort(at + 30) & 0xFFFF;
        int end = at + CENTRAL_LENGTH + nameLength + extraLength + (directory.getShort(at + 32) & 0xFFFF);
        if (end > directory.limit()) {
            throw new EOFException();
        }
        String name = name(Arrays.copyOfRange(directory.array(), at + CENTRAL_LENGTH,
                at + CENTRAL_LENGTH + nameLength), (flags & UTF_8_NAMES) != 0);
        ByteBuffer extra = directory.slice(at + CENTRAL_LENGTH + nameLength, extraLength)
                .order(ByteOrder.LITTLE_ENDIAN);
        Place place = place(directory, at, extra);
        Kind kind = kind(directory, at, name);
        String link = kind == Kind.LINK && place.size() <= LONGEST_LINK
                ? new String(content(archive, place, name, LONGEST_LINK), UTF_8) : "";
        index.add(name, new FileEntry("", kind, kind == Kind.FOLDER ? 0 : place.size(), modified(directory, at),
                Long.toHexString(place.crc()), link), place);
        directory.position(end);
    }

    /** In UTF-8 if it says so or can be; else in the code page of the first PCs. */
    private static String name(byte[] bytes, boolean utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, utf8 || !Charset.isSupported("IBM437") ? UTF_8 : Charset.forName("IBM437"));
        }
    }

    private static Kind kind(ByteBuffer directory, int at, String name) {
        if (name.endsWith("/")) {
            return Kind.FOLDER;
        }
        int mode = directory.getInt(at + 38) >>> 16;
        boolean unix = directory.get(at + 5) == UNIX;
        return unix && (mode & 0xF000) == 0xA000 ? Kind.LINK : Kind.FILE;
    }

    private static Instant modified(ByteBuffer directory, int at) {
        int time = directory.getShort(at + 12) & 0xFFFF;
        int date = directory.getShort(at + 14) & 0xFFFF;
        try {
            return LocalDateTime.of(1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63,
                    (time & 31) * 2).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private static Place place(ByteBuffer directory, int at, ByteBuffer extra) throws ZipException {
        long packed = directory.getInt(at + 20) & 0xFFFFFFFFL;
        long size = directory.getInt(at + 24) & 0xFFFFFFFFL;
        long header = directory.getInt(at + 42) & 0xFFFFFFFFL;
        if (packed == 0xFFFFFFFFL || size == 0xFFFFFFFFL || header == 0xFFFFFFFFL) {
            ByteBuffer wide = wide(extra);
            size = size == 0xFFFFFFFFL ? next(wide) : size;
            packed = packed == 0xFFFFFFFFL ? next(wide) : packed;
            header = header == 0xFFFFFFFFL ? next(wide) : header;
        }
        return new Place(header, packed, size, directory.getShort(at + 10),
                (directory.getShort(at + 8) & ENCRYPTED) != 0, directory.getInt(at + 16) & 0xFFFFFFFFL);
    }

    private static long next(ByteBuffer wide) throws ZipException {
        long number = wide.remaining() < 8 ? -1 : wide.getLong();
        if (number < 0) {
            throw new ZipException("the size of an entry is broken");
        }
        return number;
    }

    /** The field with the numbers that have no room in 32 bits. */
    private static ByteBuffer wide(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort();
            int length = Math.min(extra.getShort() & 0xFFFF, extra.remaining());
            if (id == 1) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return extra;
    }

    @Override
    public ArchiveIndex index() {
        return index;
    }

    @Override
    public byte[] content(SeekableByteChannel archive, String path, long most) throws IOException {
        Place place = index.place(path, Place.class).orElseThrow(() -> new ZipException("an entry has no content"));
        return content(archive, place, LocationText.name(path), Math.min(most, LARGEST_FILE));
    }

    private static byte[] content(SeekableByteChannel archive, Place place, String name, long most)
            throws IOException {
        if (place.encrypted()) {
            throw new UnsupportedException("has " + name + " encrypted with a password.");
        }
        if (place.size() > most) {
            throw TooLargeException.file(name, most);
        }
        if (place.method() != STORED && place.method() != DEFLATED) {
            throw new UnsupportedException("has " + name + " packed in a way that is not read (method "
                    + place.method() + ").");
        }
        ByteBuffer header = at(archive, place.header(), LOCAL_LENGTH);
        if (header.getInt(0) != LOCAL) {
            throw new ZipException(name + " is not where it should be");
        }
        long start = place.header() + LOCAL_LENGTH + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
        byte[] content = unpacked(archive, place, start, name);
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != place.crc()) {
            throw new ZipException("the checksum of " + name + " is wrong");
        }
        return content;
    }

    private static byte[] unpacked(SeekableByteChannel archive, Place place, long start, String name)
            throws IOException {
        boolean stored = place.method() == STORED;
        if (place.packed() > archive.size() || stored && place.packed() != place.size()
                || place.size() > place.packed() * BEST_RATIO + 64) {
            throw new ZipException("the size of " + name + " is wrong");
        }
        byte[] packed = at(archive, start, Math.toIntExact(place.packed())).array();
        return stored ? packed : inflate(packed, (int) place.size(), name);
    }

    private static byte[] inflate(byte[] packed, int size, String name) throws ZipException {
        Inflater inflater = new Inflater(true);
        try {
            // One byte of dummy input is asked for by the library.
            inflater.setInput(Arrays.copyOf(packed, packed.length + 1));
            byte[] content = new byte[size];
            int length = 0;
            while (length < size && !inflater.finished() && !inflater.needsInput()) {
                length += inflater.inflate(content, length, size - length);
            }
            boolean more = length == size && !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (length < size || more) {
                throw new ZipException("the size of " + name + " is wrong");
            }
            return content;
        } catch (DataFormatException broken) {
            throw new ZipException(name + " cannot be unpacked");
        } finally {
            inflater.end();
        }
    }
}

package dev.rustaiide.app.documents.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * One unsaved buffer on disk: a head, the whole text, then the edits since. Each record has its length before and its
 * checksum behind it, so that what a crash cut off is recognised and left out.
 */
final class JournalFile {
    private static final int MAGIC = 0x5241494A;
    private static final byte HEAD = 'H';
    private static final byte TEXT = 'T';
    private static final byte EDIT = 'E';

    private JournalFile() {}

    /** One step, and where the caret was behind it. */
    record Edit(List<TextChange> changes, int caret) {}

    /** Writes {@code buffer} whole, in the place of what was there at once; gives the bytes it takes. */
    static long write(Path file, Unsaved buffer) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            out.writeInt(MAGIC);
            record(out, head(buffer));
            text(out, buffer);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(file);
    }

    /** Adds {@code edits}; gives the bytes they take. */
    static long append(Path file, List<Edit> edits) throws IOException {
        var bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Edit edit : edits) {
            record(out, edit(edit));
        }
        try (OutputStream log = Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            bytes.writeTo(log);
        }
        return bytes.size();
    }

    private static void record(DataOutputStream out, byte[] payload) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(payload);
        out.writeInt(payload.length);
        out.write(payload);
        out.writeInt((int) checksum.getValue());
    }

    private static byte[] head(Unsaved buffer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(HEAD);
        out.writeUTF(buffer.file());
        out.writeUTF(buffer.name());
        out.writeUTF(buffer.language());
        out.writeUTF(buffer.encoding().charset().name());
        out.writeBoolean(buffer.encoding().byteOrderMark());
        out.writeUTF(buffer.lineEnding().name());
        out.writeBoolean(buffer.base().isPresent());
        if (buffer.base().isPresent()) {
            FileStamp stamp = buffer.base().get();
            out.writeLong(stamp.modified().getEpochSecond());
            out.writeInt(stamp.modified().getNano());
            out.writeLong(stamp.size());
            out.writeUTF(stamp.fileKey());
        }
        return bytes.toByteArray();
    }

    /** As {@link #record}, without a copy of a text that may be large. */
    private static void text(DataOutputStream out, Unsaved buffer) throws IOException {
        CRC32 checksum = new CRC32();
        out.writeInt(1 + Integer.BYTES + buffer.text().byteLength());
        byte[] start = new byte[1 + Integer.BYTES];
        start[0] = TEXT;
        for (int i = 0; i < Integer.BYTES; i++) {
            start[1 + i] = (byte) (buffer.caret() >>> 24 - 8 * i);
        }
        out.write(start);
        checksum.update(start);
        for (int at = 0; at < buffer.text().byteLength();) {
            var chunk = buffer.text().chunkAt(at);
            out.write(chunk.bytes(), chunk.start(), chunk.length());
            checksum.update(chunk.bytes(), chunk.start(), chunk.length());
            at += chunk.length();
        }
        out.writeInt((int) checksum.getValue());
    }

    private static byte[] edit(Edit edit) throws IOException {
        var bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(EDIT);
        out.writeInt(edit.caret());
        out.writeInt(edit.changes().size());
        for (TextChange change : edit.changes()) {
            byte[] inserted = change.replacement().toUtf8();
            out.writeInt(change.start());
            out.writeInt(change.end());
            out.writeInt(inserted.length);
            out.write(inserted);
        }
        return bytes.toByteArray();
    }

    /**
     * What {@code file} holds, up to the first record that is not whole.
     *
     * @throws IOException if not even head and text are whole
     */
    static Unsaved read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file + " is no journal");
            }
            long rest = Files.size(file);
            Unsaved buffer = withText(readHead(payload(in, rest)), payload(in, rest));
            Text text = buffer.text();
            int caret = buffer.caret();
            try {
                while (true) {
                    Edit edit = readEdit(payload(in, rest));
                    text = DocumentChange.of(text, edit.changes()).after();
                    caret = edit.caret();
                }
            } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException end) {
                // The end, or where a crash cut the file off: what was whole until here counts.
            }
            return new Unsaved(buffer.file(), buffer.name(), buffer.language(), buffer.encoding(), buffer.lineEnding(),
                    buffer.base(), Math.max(0, Math.min(caret, text.length())), text);
        }
    }

    private static byte[] payload(DataInputStream in, long most) throws IOException {
        int length = in.readInt();
        if (length < 1 || length > most) {
            throw new EOFException("no record of " + length + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        CRC32 checksum = new CRC32();
        checksum.update(payload);
        if (payload.length < length || in.readInt() != (int) checksum.getValue()) {
            throw new EOFException("a record is not whole");
        }
        return payload;
    }

    private static DataInputStream open(byte[] payload, byte kind) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        if (in.readByte() != kind) {
            throw new EOFException("not a record of kind " + (char) kind);
        }
        return in;
    }

    private static Unsaved readHead(byte[] payload) throws IOException {
        DataInputStream in = open(payload, HEAD);
        String file = in.readUTF();
        String name = in.readUTF();
        String language = in.readUTF();
        try {
            Encoding encoding = new Encoding(Charset.forName(in.readUTF()), in.readBoolean());
            LineEnding lineEnding = LineEnding.valueOf(in.readUTF());
            Optional<FileStamp> base = in.readBoolean() ? Optional.of(new FileStamp(
                    Instant.ofEpochSecond(in.readLong(), in.readInt()), in.readLong(), in.readUTF()))
                    : Optional.empty();
            return new Unsaved(file, name, language, encoding, lineEnding, base, 0, Text.EMPTY);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("a journal of another version", unknown);
        }
    }

    private static Unsaved withText(Unsaved head, byte[] payload) throws IOException {
        int caret = open(payload, TEXT).readInt();
        byte[] utf8 = Arrays.copyOfRange(payload, 1 + Integer.BYTES, payload.length);
        return new Unsaved(head.file(), head.name(), head.language(), head.encoding(), head.lineEnding(), head.base(),
                caret, Text.ofUtf8(utf8));
    }

    private static Edit readEdit(byte[] payload) throws IOException {
        DataInputStream in = open(payload, EDIT);
        int caret = in.readInt();
        int count = in.readInt();
        List<TextChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int start = in.readInt();
            int end = in.readInt();
            changes.add(new TextChange(start, end, Text.ofUtf8(in.readNBytes(in.readInt()))));
        }
        return new Edit(changes, caret);
    }
}

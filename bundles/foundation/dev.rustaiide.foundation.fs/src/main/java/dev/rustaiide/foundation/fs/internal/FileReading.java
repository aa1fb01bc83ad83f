package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.memory.MappedFile;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.text.Text;

/** One file being read. */
final class FileReading {
    private static final int HEAD = 8192;

    private final Path file;
    private final @Nullable Charset chosen;
    private final long loadedAtMost;
    private final Consumer<Progress> told;

    private FileReading(Path file, @Nullable Charset chosen, long loadedAtMost, Consumer<Progress> told) {
        this.told = told;
        this.file = file;
        this.chosen = chosen;
        this.loadedAtMost = loadedAtMost;
    }

    /** Reads it in the charset that its mark names; more than {@code loadedAtMost} bytes stay on the disk. */
    static FileReading detecting(Path file, long loadedAtMost, Consumer<Progress> told) {
        return new FileReading(file, null, loadedAtMost, told);
    }

    static FileReading in(Path file, Charset charset, long loadedAtMost) {
        return new FileReading(file, charset, loadedAtMost, progress -> { });
    }

    TextFile read(BasicFileAttributes attributes) throws IOException, FailureException {
        try (FileChannel channel = FileChannel.open(file)) {
            return read(channel, attributes);
        } catch (OutOfMemoryError e) {
            // A large array was refused and nothing else is harmed.
            long limit = Runtime.getRuntime().maxMemory() / 2;
            throw new FailureException(new Failure.TooLarge(file, attributes.size(), limit), e);
        }
    }

    private TextFile read(FileChannel channel, BasicFileAttributes attributes) throws IOException, FailureException {
        long size = channel.size();
        byte[] head = new byte[(int) Math.min(HEAD, size)];
        int length = Math.max(0, channel.read(ByteBuffer.wrap(head), 0));
        Charset charset = chosen == null ? Marks.charset(head, length) : chosen;
        byte[] mark = Marks.of(charset);
        boolean marked = Marks.startsWith(head, length, mark);
        if (chosen == null && !marked && hasNul(head, length)) {
            throw new FailureException(new Failure.BinaryFile(file, attributes.size()));
        }
        var encoding = new Encoding(charset, marked);
        int start = marked ? mark.length : 0;
        if (size > loadedAtMost && charset.equals(StandardCharsets.UTF_8) && isOnDisk()) {
            return mapped(start, encoding, attributes);
        }
        if (size > TextFiles.MAX_BYTES) {
            throw new FailureException(new Failure.TooLarge(file, size, TextFiles.MAX_BYTES));
        }
        return charset.equals(StandardCharsets.UTF_8)
                ? textFile(utf8(channel, start, size), encoding, attributes, false)
                : textFile(other(channel, start, charset), encoding, attributes, false);
    }

    private boolean isOnDisk() {
        return file.getFileSystem() == FileSystems.getDefault();
    }

    private TextFile mapped(int start, Encoding encoding, BasicFileAttributes attributes)
            throws IOException, FailureException {
        try {
            DecodedText text = new MappedSource(MappedFile.openWhileReachable(file), told).read(start);
            return textFile(text, encoding, attributes, true);
        } catch (ArithmeticException malformed) {
            throw new FailureException(new Failure.BadContent(file, "Most of its bytes are not UTF-8.",
                    "Choose another encoding, or open it with another program."), malformed);
        }
    }

    private static boolean hasNul(byte[] head, int length) {
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static DecodedText utf8(FileChannel channel, int start, long size) throws IOException {
        if (size == 0) {
            // Files of /proc say that they are empty.
            byte[] bytes = readAll(channel);
            return DecodedText.ofUtf8(bytes, 0, bytes.length);
        }
        return new Parts(new Utf8Source(channel)).read(start, size);
    }

    private DecodedText other(FileChannel channel, int start, Charset charset) throws IOException, FailureException {
        byte[] bytes = readAll(channel);
        var codec = new CharsetCodec(charset);
        String characters;
        try {
            characters = codec.decode(bytes, start, bytes.length - start);
            byte[] again = codec.encode(characters);
            if (!Arrays.equals(again, 0, again.length, bytes, start, bytes.length)) {
                throw new CharacterCodingException();
            }
        } catch (CharacterCodingException | NotEncodableException e) {
            throw new FailureException(new Failure.BadContent(file,
                    "It has bytes that " + charset.name() + " could not write again.", "Choose another encoding."), e);
        }
        return new DecodedText(Text.of(characters), codec.isMalformed() ? 1 : 0, crlfs(characters));
    }

    private static byte[] readAll(FileChannel channel) throws IOException {
        return Channels.newInputStream(channel.position(0)).readNBytes((int) TextFiles.MAX_BYTES);
    }

    private static int crlfs(String characters) {
        int count = 0;
        for (int at = characters.indexOf("\r\n"); at >= 0; at = characters.indexOf("\r\n", at + 2)) {
            count++;
        }
        return count;
    }

    private TextFile textFile(DecodedText decoded, Encoding encoding, BasicFileAttributes attributes,
            boolean readOnly) {
        int lineFeeds = decoded.text().lineCount() - 1;
        int crlfs = decoded.crlfs();
        boolean mixed = crlfs > 0 && crlfs < lineFeeds;
        return new TextFile(file, decoded.text(), encoding, dominant(lineFeeds, crlfs), mixed,
                decoded.malformedBytes() > 0, readOnly || !Files.isWritable(file),
                Stamps.of(attributes));
    }

    private static LineEnding dominant(int lineFeeds, int crlfs) {
        if (lineFeeds == 0) {
            return LineEnding.ofPlatform();
        }
        return crlfs > lineFeeds / 2 ? LineEnding.CRLF : LineEnding.LF;
    }
}

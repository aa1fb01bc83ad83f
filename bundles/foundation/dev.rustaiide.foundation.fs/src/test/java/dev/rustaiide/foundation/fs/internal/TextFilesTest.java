package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.text.Text;

class TextFilesTest {
    @TempDir
    Path folder;

    private DiskTextFiles files() {
        return new DiskTextFiles(new Disk(), () -> folder.resolve("old"));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private TextFile check(byte[] bytes, String text, Encoding encoding) throws Exception {
        Path file = file("file", bytes);
        TextFile read = files().read(file);
        assertEquals(text, read.text().toString());
        assertEquals(encoding, read.encoding());
        files().write(file, read.text(), read.encoding());
        assertArrayEquals(bytes, Files.readAllBytes(file));
        return read;
    }

    @Test
    void a_byte_order_mark_names_the_encoding_and_comes_back() throws Exception {
        check("ä\n".getBytes(UTF_8), "ä\n", Encoding.UTF_8);
        check(bytes(0xEF, 0xBB, 0xBF, 'a'), "a", Encoding.UTF_8_WITH_MARK);
        check(bytes(0xFF, 0xFE, 'a', 0, 0x3D, 0xD8), "a\ud83d", Encoding.UTF_16_LE);
        check(bytes(0xFE, 0xFF, 0, 'a', 0x20, 0xAC), "a€", Encoding.UTF_16_BE);
        check(bytes(0xFF, 0xFE, 0, 0, 'a', 0, 0, 0), "a", new Encoding(StandardCharsets.UTF_32LE, true));
        check(bytes(0xEF, 0xBB, 0xBF), "", Encoding.UTF_8_WITH_MARK);
        check(bytes(), "", Encoding.UTF_8);
    }

    @Test
    void malformed_bytes_come_back() throws Exception {
        TextFile read = check(bytes('a', 0xFF, 0xC3, '\n', 0xED, 0xA0, 0x80), "a\udcff\udcc3\n\udced\udca0\udc80",
                Encoding.UTF_8);
        assertTrue(read.malformed());
        assertFalse(check("aä".getBytes(UTF_8), "aä", Encoding.UTF_8).malformed());
    }

    @Test
    void random_bytes_come_back_from_a_file_of_several_chunks() throws Exception {
        var random = new Random(7);
        byte[] bytes = new byte[17 << 20];
        Arrays.fill(bytes, (byte) 'x');
        byte[][] pieces = {"ä€😀\r\n".getBytes(UTF_8), {(byte) 0xFF}, {(byte) 0xE2, (byte) 0x82}, {'\n'}};
        for (int i = 0; i < 200_000; i++) {
            byte[] piece = pieces[random.nextInt(pieces.length)];
            System.arraycopy(piece, 0, bytes, random.nextInt(bytes.length - piece.length), piece.length);
        }
        Path file = file("large", bytes);
        TextFile read = files().read(file);
        assertTrue(read.malformed() && read.mixedLineEndings());
        files().write(file, read.text(), read.encoding());
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void a_character_over_the_border_of_chunks_is_one() throws Exception {
        for (int before = (4 << 20) - 70; before < (4 << 20) - 62; before++) {
            byte[] bytes = ("x".repeat(before) + "😀\r\n€y").getBytes(UTF_8);
            TextFile read = files().read(file("border", bytes));
            assertEquals("😀\r\n€y", read.text().substring(before, read.text().length()));
            assertFalse(read.malformed());
            assertEquals(LineEnding.CRLF, read.lineEnding());
            assertFalse(read.mixedLineEndings());
        }
    }

    @Test
    void line_endings_are_told_and_stay() throws Exception {
        checkEnding("a\nb\n", LineEnding.LF, false);
        checkEnding("a\r\nb\r\n", LineEnding.CRLF, false);
        checkEnding("a\r\nb\r\nc\n", LineEnding.CRLF, true);
        checkEnding("a\r\nb\n", LineEnding.LF, true);
        checkEnding("a\rb", LineEnding.ofPlatform(), false);
        checkEnding("", LineEnding.ofPlatform(), false);
    }

    private void checkEnding(String text, LineEnding ending, boolean mixed) throws Exception {
        TextFile read = check(text.getBytes(UTF_8), text, Encoding.UTF_8);
        assertEquals(ending, read.lineEnding(), text);
        assertEquals(mixed, read.mixedLineEndings(), text);
    }

    @Test
    void a_chosen_charset_is_read_and_written() throws Exception {
        var latin = new Encoding(StandardCharsets.ISO_8859_1, false);
        Path file = file("latin", bytes('a', 0xE4, 0xFF, '\r', '\n'));
        TextFile read = files().read(file, latin);
        assertEquals("aäÿ\r\n", read.text().toString());
        assertEquals(LineEnding.CRLF, read.lineEnding());
        files().write(file, read.text(), latin);
        assertArrayEquals(bytes('a', 0xE4, 0xFF, '\r', '\n'), Files.readAllBytes(file));
    }

    @Test
    void every_charset_gives_the_bytes_back_or_refuses_to_read() throws Exception {
        var random = new Random(3);
        for (String name : new String[] {"US-ASCII", "windows-1252", "Shift_JIS", "GBK", "EUC-JP", "ISO-2022-JP",
            "Big5", "UTF-16LE", "UTF-32BE", "IBM037"}) {
            if (!Charset.isSupported(name)) {
                continue;
            }
            for (int i = 0; i < 15; i++) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                Path file = file("any", bytes);
                var encoding = new Encoding(Charset.forName(name), false);
                try {
                    TextFile read = files().read(file, encoding);
                    files().write(file, read.text(), read.encoding());
                    assertArrayEquals(bytes, Files.readAllBytes(file), name);
                } catch (FailureException e) {
                    assertInstanceOf(Failure.BadContent.class, e.failure(), name);
                }
            }
        }
    }

    @Test
    void a_character_that_the_charset_has_not_is_named_and_the_file_stays() throws Exception {
        Path file = file("latin", bytes('x'));
        var latin = new Encoding(StandardCharsets.ISO_8859_1, false);
        Failure failure = failure(() -> files().write(file, Text.of("a\nb€"), latin));
        assertEquals(new Failure.NotEncodable(file, "€", "2:2", "ISO-8859-1"), failure);
        Failure lone = failure(() -> files().write(file, Text.of("\ud83d"), Encoding.UTF_8));
        assertEquals(new Failure.NotEncodable(file, "U+D83D", "1:1", "UTF-8"), lone);
        assertEquals("x", Files.readString(file));
    }

    @Test
    void a_binary_file_says_so_unless_its_encoding_is_chosen() throws Exception {
        Path file = file("program", bytes(0x7F, 'E', 'L', 'F', 0, 1));
        assertEquals(new Failure.BinaryFile(file, 6), failure(() -> files().read(file)));
        assertEquals(6, files().read(file, Encoding.UTF_8).text().length());
    }

    @Test
    void what_is_no_file_says_so_at_once() throws Exception {
        assertEquals(new Failure.Missing(folder.resolve("none")), failure(() -> files().read(folder.resolve("none"))));
        assertEquals("a folder", assertInstanceOf(Failure.NotAFile.class, failure(() -> files().read(folder))).found());
        assertInstanceOf(Failure.NotAFile.class, failure(() -> files().write(folder, Text.EMPTY, Encoding.UTF_8)));
        Path pipe = folder.resolve("pipe");
        if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                assertInstanceOf(Failure.NotAFile.class, failure(() -> files().read(pipe)));
                assertInstanceOf(Failure.NotAFile.class, failure(() ->
                        files().write(pipe, Text.of("x"), Encoding.UTF_8)));
            });
        }
    }

    @Test
    void a_wide_file_too_large_says_so_before_it_is_read() throws Exception {
        Path file = folder.resolve("huge");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(bytes(0xFF, 0xFE, 'x', 0)));
            channel.position(1L << 30).write(ByteBuffer.wrap(bytes('x')));
        }
        assertInstanceOf(Failure.TooLarge.class, failure(() -> files().read(file)));
    }

    @Test
    void a_file_that_tells_no_size_is_read() throws Exception {
        Path file = Path.of("/proc/self/status");
        if (Files.exists(file)) {
            assertTrue(files().read(file).text().toString().contains("Pid:"));
        }
    }

    @Test
    void a_link_stays_and_its_target_is_written() throws Exception {
        Path target = file("target", bytes('x'));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        files().write(link, Text.of("new"), Encoding.UTF_8);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
        assertEquals("new", files().read(link).text().toString());
    }

    @Test
    void a_dangling_link_can_be_written_and_a_loop_cannot() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
        assertTrue(failure(() -> files().read(link)).why().contains("link"));
        files().write(link, Text.of("now"), Encoding.UTF_8);
        assertEquals("now", Files.readString(folder.resolve("later")));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertTrue(failure(() -> files().read(loop)).why().contains("back to itself"));
        assertTrue(failure(() -> files().write(loop, Text.EMPTY, Encoding.UTF_8)).why().contains("back to itself"));
    }

    @Test
    void permissions_and_other_names_stay() throws Exception {
        Path file = file("script", bytes('x'));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        files().write(file, Text.of("y"), Encoding.UTF_8);
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Path other = Files.createLink(folder.resolve("other"), file);
        files().write(file, Text.of("both"), Encoding.UTF_8);
        assertEquals("both", Files.readString(other));
    }

    @Test
    void a_new_file_is_made_but_no_folder() throws Exception {
        Path file = folder.resolve("new");
        files().write(file, Text.of("y"), Encoding.UTF_8_WITH_MARK);
        assertArrayEquals(bytes(0xEF, 0xBB, 0xBF, 'y'), Files.readAllBytes(file));
        Failure noFolder = failure(() -> files().write(folder.resolve("a/b"), Text.EMPTY, Encoding.UTF_8));
        assertTrue(noFolder.why().contains("folder"));
    }

    @Test
    void a_stamp_tells_whether_somebody_changed_the_file() throws Exception {
        Path file = file("file", bytes('x'));
        assertEquals(Optional.of(files().read(file).stamp()), files().stamp(file));
        var written = files().write(file, Text.of("yy"), Encoding.UTF_8);
        assertEquals(Optional.of(written), files().stamp(file));
        Files.writeString(file, "zzz");
        assertNotEquals(Optional.of(written), files().stamp(file));
        Files.delete(file);
        assertEquals(Optional.empty(), files().stamp(file));
    }

    static Failure failure(Executable action) {
        Failure failure = assertThrows(FailureException.class, action).failure();
        assertFalse(failure.what().isBlank() || failure.why().isBlank() || failure.nextStep().isBlank());
        return failure;
    }
}

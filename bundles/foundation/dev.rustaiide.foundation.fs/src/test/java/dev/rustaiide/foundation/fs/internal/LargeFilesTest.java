package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.text.Pages;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Span;

class LargeFilesTest {
    private static final int LOADED_AT_MOST = 1 << 20;

    @TempDir
    private Path folder;

    private DiskTextFiles files() {
        return new DiskTextFiles(new Disk(), () -> folder.resolve("old"), LOADED_AT_MOST);
    }

    private Path file(String line, int lines) throws Exception {
        return Files.write(folder.resolve("large.log"), line.repeat(lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_large_file_is_read_only_and_its_text_stays_on_the_disk() throws Exception {
        Path file = file("grün 😀 line\r\n", 1 << 21);
        TextFile large = files().read(file);
        assertTrue(large.text().pages().isPresent());
        assertTrue(large.readOnly());
        assertFalse(large.malformed());
        assertEquals(LineEnding.CRLF, large.lineEnding());
        assertFalse(large.mixedLineEndings());
        assertEquals((1 << 21) + 1, large.text().lineCount());
        assertEquals("grün 😀 line", large.text().line(1_999_999));
        assertEquals(Files.size(file), large.text().byteLength());
        assertEquals(Optional.of(new Span(5, 7)), TextSearch.literal("😀", true, false).next(large.text(), 0));
    }

    @Test
    void a_file_just_small_enough_is_loaded_and_editable() throws Exception {
        TextFile small = files().read(Files.write(folder.resolve("a"), "x".repeat(LOADED_AT_MOST).getBytes()));
        assertTrue(small.text().pages().isEmpty());
        assertFalse(small.readOnly());
    }

    @Test
    void a_mark_and_malformed_bytes_are_told_of_a_large_file_too() throws Exception {
        byte[] bytes = "line\n".repeat(1 << 19).getBytes();
        bytes[0] = (byte) 0xEF;
        bytes[1] = (byte) 0xBB;
        bytes[2] = (byte) 0xBF;
        bytes[1_000_000] = (byte) 0xFF;
        TextFile large = files().read(Files.write(folder.resolve("a"), bytes));
        assertEquals(Encoding.UTF_8_WITH_MARK, large.encoding());
        assertTrue(large.malformed());
        assertEquals("e", large.text().line(0));
        assertEquals(0xDCFF, large.text().charAt(1_000_000 - 3));
        bytes[0] = 0;
        Path binary = Files.write(folder.resolve("b"), bytes);
        assertInstanceOf(Failure.BinaryFile.class,
                assertThrows(FailureException.class, () -> files().read(binary)).failure());
    }

    @Test
    void a_file_that_is_cut_deleted_or_overwritten_leaves_the_text_as_long_as_it_was() throws Exception {
        Path file = file("0123456789abcde\n", 1 << 18);
        TextFile large = files().read(file);
        Pages pages = large.text().pages().orElseThrow();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(2 << 20);
        }
        assertEquals("0123456789abcde", large.text().line(17));
        assertFalse(pages.isBroken());
        assertEquals(15, large.text().line(200_000).length());
        assertTrue(pages.isBroken());
        assertEquals((1 << 18) + 1, large.text().lineCount());
        Files.delete(file);
        assertEquals("0123456789abcde", large.text().line(70_000), "a deleted file lives as long as it is mapped");
    }

    @Test
    void a_line_that_would_fill_the_heap_is_refused_and_one_of_some_megabytes_is_not() throws Exception {
        Path line = file("x".repeat(1 << 20), 40);
        var refused = assertThrows(FailureException.class, () -> files().read(line)).failure();
        assertInstanceOf(Failure.BadContent.class, refused);
        assertTrue(refused.why().contains("line of"), refused::why);
        assertEquals(3 << 20, files().read(file("x".repeat(1 << 20), 3)).text().lineEnd(0));
    }

    @Test
    void the_opening_of_a_large_file_tells_how_far_it_is_and_later_reading_does_not() throws Exception {
        Path file = file("0123456789abcde\n", 3 << 20);
        List<Progress> told = Collections.synchronizedList(new ArrayList<>());
        TextFile large = files().read(file, told::add);
        assertEquals(3, told.size(), told::toString);
        assertTrue(told.stream().allMatch(one -> one.total() == 48 << 20 && one.done() <= one.total()), told::toString);
        assertEquals(48 << 20, told.stream().mapToLong(Progress::done).max().orElseThrow(), 1 << 20);
        large.text().pages().orElseThrow().trim();
        assertEquals("0123456789abcde", large.text().line(1_000_000));
        assertEquals(3, told.size());
    }

    @Test
    void an_interrupt_ends_the_opening() throws Exception {
        Path file = file("0123456789abcde\n", 3 << 20);
        var begun = new CompletableFuture<Call<TextFile>>();
        // Once it is on its way: a machine that is busy may be done with it before it is stopped.
        Call<TextFile> call = Call.start("open", scope -> files().read(file, progress -> begun.join().cancel()));
        begun.complete(call);
        assertThrows(InterruptedException.class, call::await);
    }

    @Test
    void a_file_of_more_than_two_gigabytes_is_shown_as_far_as_a_text_goes() throws Exception {
        Path file = folder.resolve("sparse");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap("line\n".repeat(4000).getBytes()), 0);
            channel.write(ByteBuffer.wrap("\n".getBytes()), Integer.MAX_VALUE - (16L << 20) - 1000);
            channel.write(ByteBuffer.wrap("\n".getBytes()), 3L << 30);
        }
        try (var mapped = dev.rustaiide.foundation.memory.MappedFile.open(file)) {
            assertEquals(Integer.MAX_VALUE - (16L << 20) - 999, new MappedSource(mapped, progress -> { }).end(0));
        }
    }
}

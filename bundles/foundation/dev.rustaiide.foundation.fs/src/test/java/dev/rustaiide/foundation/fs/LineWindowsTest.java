package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.memory.ByteSearch;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.text.PatternSieve;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

class LineWindowsTest {
    @TempDir
    private Path folder;
    private final BufferPool pool = BufferPool.unpooled();

    @AfterEach
    void every_buffer_was_given_back() {
        assertEquals(0, pool.usage().leases());
    }

    private List<Position> find(Path file, String regex, Optional<ByteSearch> required) throws Exception {
        List<Position> found = find(file, regex, required, Optional.empty());
        Optional<PatternSieve> sieve = PatternSieve.of(regex, true);
        assertTrue(sieve.isPresent(), regex);
        assertEquals(found, find(file, regex, required, sieve), "through a sieve");
        return found;
    }

    private List<Position> find(Path file, String regex, Optional<ByteSearch> required, Optional<PatternSieve> sieve)
            throws Exception {
        List<Position> found = new ArrayList<>();
        Call.start("find", scope -> {
            new LineWindows(file, pool).forEach(required, sieve, scope, window -> {
                Text text = Text.of(window.text());
                Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(window.text());
                while (matcher.find()) {
                    if (window.owns(matcher.start())) {
                        Position there = text.positionOf(matcher.start());
                        found.add(new Position(window.line() + there.line(),
                                there.line() == 0 ? window.column() + there.character() : there.character()));
                    }
                }
                return true;
            });
            return null;
        }).await();
        return found;
    }

    private void check(byte[] bytes, String regex, String required) throws Exception {
        Path file = Files.write(folder.resolve("file"), bytes);
        Text text = DecodedText.ofUtf8(bytes, 0, bytes.length).text();
        List<Position> expected = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(text.toString());
        while (matcher.find()) {
            expected.add(text.positionOf(matcher.start()));
        }
        assertTrue(!expected.isEmpty());
        assertEquals(expected, find(file, regex, Optional.empty()));
        var bytesOfIt = ByteSearch.of(required.getBytes(StandardCharsets.UTF_8));
        assertEquals(expected, find(file, regex, Optional.of(bytesOfIt)));
    }

    @Test
    void what_is_in_the_file_is_in_the_windows_and_at_the_same_place() throws Exception {
        var random = new Random(4);
        for (int longest : new int[] {100, 2_000_000}) {
            var text = new StringBuilder();
            while (text.length() < 2_500_000) {
                int length = random.nextInt(longest);
                int begin = text.length();
                while (text.length() - begin < length) {
                    text.append(random.nextInt(300) == 0 ? "needle" + random.nextInt(99) : "hay é 😀 stack ");
                }
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            check(bytes, "\\bneedle\\d*", "needle");
            check(bytes, "(?:^.{0,3}|stack )needle", "needle");
            check(bytes, "stack needle7[0-9]", "needle7");
        }
    }

    @Test
    void one_line_of_several_windows_with_bytes_that_are_no_characters() throws Exception {
        byte[] bytes = new byte[5 << 20];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '\n' || bytes[i] == '\r' ? (byte) 'x' : bytes[i];
        }
        for (int at : new int[] {100, (1 << 20) + (64 << 10) - 4, 3 << 20, bytes.length - 6}) {
            System.arraycopy("needle".getBytes(), 0, bytes, at, 6);
        }
        check(bytes, "needle", "edl");
    }

    @Test
    void a_match_over_the_border_of_windows_is_told_once() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("end of line\nbegin ");
        }
        check(text.toString().getBytes(StandardCharsets.UTF_8), "line\nbegin", "begin");
    }

    @Test
    void small_files_have_one_window_and_empty_ones_nothing_to_find() throws Exception {
        check("needle".getBytes(), "needle", "needle");
        check("a\nneedle\n".getBytes(), "needle$", "needle");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertEquals(List.of(), find(empty, "x", Optional.empty()));
        assertEquals(List.of(), find(empty, "x", Optional.of(ByteSearch.of(new byte[] {'x'}))));
    }

    @Test
    void a_visitor_that_has_enough_ends_it_and_cancelling_does() throws Exception {
        Path file = folder.resolve("sparse");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}), 20L << 30);
        }
        int[] seen = {0};
        Call.start("some", scope -> {
            new LineWindows(file, pool).forEach(Optional.empty(), scope, window -> ++seen[0] < 3);
            return null;
        }).await();
        assertEquals(3, seen[0]);
        Call<Void> endless = Call.start("all", scope -> {
            new LineWindows(file, pool).forEach(Optional.of(ByteSearch.of(new byte[] {'x'})), scope, window -> true);
            return null;
        });
        Thread.sleep(20);
        endless.cancel();
        assertThrows(InterruptedException.class, endless::await);
        for (int i = 0; i < 100 && pool.usage().leases() > 0; i++) {
            Thread.sleep(10);
        }
    }
}

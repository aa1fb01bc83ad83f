package dev.rustaiide.foundation.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.internal.Matcher;
import dev.rustaiide.foundation.memory.internal.SizeClassPool;

class ByteSearchTest {
    @TempDir
    private Path folder;
    private final SizeClassPool pool = SizeClassPool.watched(8 << 20);

    @AfterEach
    void nothing_is_left_open() throws Exception {
        pool.close();
    }

    private List<Long> search(byte[] content, byte[] needle) throws Exception {
        return search(Files.write(folder.resolve("content"), content), needle);
    }

    private List<Long> search(Path file, byte[] needle) throws Exception {
        var found = new ConcurrentSkipListSet<Long>();
        Call.start("search", scope -> {
            try (MappedFile mapped = MappedFile.open(file)) {
                ByteSearch.of(needle).forEach(mapped, pool, scope, offset -> {
                    found.add(offset);
                    return offset + 1;
                });
            }
            return null;
        }).await();
        return List.copyOf(found);
    }

    private static List<Long> naive(byte[] content, byte[] needle) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i + needle.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + needle.length, needle, 0, needle.length)) {
                found.add((long) i);
            }
        }
        return found;
    }

    @Test
    void every_place_is_found_at_the_seams_of_blocks_too() throws Exception {
        byte[] content = new byte[9 << 20];
        byte[] needle = "needle".getBytes();
        for (int at : new int[] {0, (256 << 10) - 3, 512 << 10, (8 << 20) - 12, (8 << 20) - 1, content.length - 6}) {
            System.arraycopy(needle, 0, content, at, needle.length);
        }
        assertEquals(naive(content, needle), search(content, needle));
        assertEquals(6, search(content, needle).size());
    }

    @Test
    void random_bytes_of_two_kinds_are_found_as_a_plain_loop_finds_them() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 30; round++) {
            byte[] content = new byte[random.nextInt(700_000)];
            for (int i = 0; i < content.length; i++) {
                content[i] = (byte) (random.nextInt(40) == 0 ? 'a' : 0x80 + round);
            }
            byte[] needle = new byte[1 + random.nextInt(4)];
            Arrays.fill(needle, (byte) (0x80 + round));
            needle[random.nextInt(needle.length)] = 'a';
            assertEquals(naive(content, needle), search(content, needle), "round " + round);
        }
    }

    @Test
    void both_ways_of_matching_agree() {
        var random = new Random(3);
        try (Arena arena = Arena.ofConfined()) {
            for (int round = 0; round < 200; round++) {
                byte[] content = new byte[random.nextInt(300)];
                for (int i = 0; i < content.length; i++) {
                    content[i] = (byte) random.nextInt(-2, 2);
                }
                byte[] needle = new byte[1 + random.nextInt(5)];
                for (int i = 0; i < needle.length; i++) {
                    needle[i] = (byte) random.nextInt(-2, 2);
                }
                MemorySegment block = arena.allocate(Math.max(1, content.length)).asSlice(0, content.length);
                block.copyFrom(MemorySegment.ofArray(content));
                MemorySegment pattern = arena.allocate(needle.length).copyFrom(MemorySegment.ofArray(needle));
                assertEquals(naive(content, needle), all(Matcher.portable(needle), block));
                assertEquals(naive(content, needle), all(Matcher.of(needle, pattern), block));
            }
        }
    }

    @Test
    void any_case_is_that_of_the_letters_of_ascii() {
        try (Arena arena = Arena.ofConfined()) {
            byte[] content = "NeedLE [needle] {NEEDLE} n\u00E9\u00C9dle @NEEDLE`".getBytes(StandardCharsets.UTF_8);
            MemorySegment block = arena.allocate(content.length).copyFrom(MemorySegment.ofArray(content));
            assertEquals(List.of(0L, 8L, 17L, 35L), all(Matcher.inAnyCase("nEEdle".getBytes()), block));
            assertEquals(List.of(7L), all(Matcher.inAnyCase("[NEEDLE]".getBytes()), block));
            assertEquals(List.of(), all(Matcher.inAnyCase("{needle]".getBytes()), block));
        }
    }

    private static List<Long> all(Matcher matcher, MemorySegment block) {
        List<Long> found = new ArrayList<>();
        for (long at = matcher.next(block, 0); at >= 0; at = at + 1 > block.byteSize() ? -1
                : matcher.next(block, at + 1)) {
            found.add(at);
        }
        return found;
    }

    @Test
    void a_file_shorter_than_the_needle_has_it_nowhere() throws Exception {
        assertEquals(List.of(), search(new byte[0], "x".getBytes()));
        assertEquals(List.of(), search("ab".getBytes(), "abc".getBytes()));
        assertEquals(List.of(0L), search("abc".getBytes(), "abc".getBytes()));
        assertThrows(IllegalArgumentException.class, () -> ByteSearch.of(new byte[0]));
    }

    private Path sparse(long at) throws Exception {
        Path file = folder.resolve("sparse");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap("there".getBytes()), at);
        }
        return file;
    }

    @Test
    void cancelling_ends_the_search_within_milliseconds() throws Exception {
        Path file = sparse(8L << 30);
        var begun = new CountDownLatch(1);
        Call<Void> call = Call.start("search", scope -> {
            try (MappedFile mapped = MappedFile.open(file)) {
                begun.countDown();
                ByteSearch.of("there".getBytes()).forEach(mapped, pool, scope, offset -> offset + 1);
                return null;
            }
        });
        begun.await();
        Thread.sleep(30);
        long start = System.nanoTime();
        call.cancel();
        assertThrows(InterruptedException.class, call::await);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.toMillis() < 500, took + " is not at once");
        assertTrue(call.progress().total() > 8L << 30);
        for (int i = 0; i < 100 && pool.usage().leases() > 0; i++) {
            Thread.sleep(10); // the parts end a moment after the whole
        }
    }

    @Test
    void enough_is_enough() throws Exception {
        byte[] content = "ab".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("many"), content);
        var told = new java.util.concurrent.atomic.AtomicInteger();
        Call.start("search", scope -> {
            try (MappedFile mapped = MappedFile.open(file)) {
                ByteSearch.of("ab".getBytes()).forEach(mapped, pool, scope,
                        offset -> told.incrementAndGet() >= 10 ? ByteSearch.Visitor.ENOUGH : offset + 1);
            }
            return null;
        }).await();
        assertTrue(told.get() < 50, told + " were told");
    }

    @Test
    void a_file_that_is_cut_meanwhile_is_a_failure() throws Exception {
        Path file = Files.write(folder.resolve("cut"), new byte[1 << 20]);
        try (MappedFile mapped = MappedFile.open(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            Call<Void> call = Call.start("search", scope -> {
                ByteSearch.of("x".getBytes()).forEach(mapped, pool, scope, offset -> offset + 1);
                return null;
            });
            var failed = assertThrows(ExecutionException.class, call::await);
            assertEquals(FailureException.class, failed.getCause().getClass());
        }
    }
}

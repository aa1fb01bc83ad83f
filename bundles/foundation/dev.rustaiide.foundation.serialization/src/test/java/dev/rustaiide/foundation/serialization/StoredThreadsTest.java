package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;

/** Blocks are encoded and decoded by other threads: failures, ends and interrupts are as if they were not. */
class StoredThreadsTest {
    private static final int MANY = 40 * StoredWriter.RECORDS;

    record Count(long value) {}

    /** Every value goes through {@code out} when it is stored and through {@code in} when it is read. */
    private static Schema<Count> counts(LongUnaryOperator out, LongUnaryOperator in) {
        return Schema.of("count", 1, fields -> {
            var value = fields.number("value", count -> out.applyAsLong(count.value()));
            return row -> new Count(in.applyAsLong(row.number(value)));
        });
    }

    private static final LongUnaryOperator SAME = LongUnaryOperator.identity();
    private static final Schema<Count> COUNT = counts(SAME, SAME);

    private static LongUnaryOperator failingAt(long place, RuntimeException failure) {
        return value -> {
            if (value == place) {
                throw failure;
            }
            return value;
        };
    }

    private static List<Count> many(int count) {
        return LongStream.range(0, count).mapToObj(Count::new).toList();
    }

    /** What a reader gives until it fails, if it does. */
    private static List<Count> readAll(StoredReader<Count> reader, List<FailureException> failures) {
        List<Count> read = new ArrayList<>();
        try {
            reader.forEach(read::add);
        } catch (FailureException failure) {
            failures.add(failure);
        }
        return read;
    }

    @Test
    void a_record_that_cannot_be_stored_fails_the_writer_and_what_was_before_can_be_read() throws Exception {
        var failure = new IllegalStateException("no value");
        Schema<Count> failing = counts(failingAt(MANY / 2, failure), SAME);
        var bytes = new ByteArrayOutputStream();
        StoredWriter<Count> writer = failing.writer(bytes, Compression.NONE);
        var thrown = assertThrows(IllegalStateException.class, () -> {
            for (Count count : many(MANY)) {
                writer.write(count);
            }
        });
        assertSame(failure, thrown);
        assertThrows(IllegalStateException.class, () -> writer.write(new Count(1)));
        writer.close();
        var failures = new ArrayList<FailureException>();
        List<Count> read = readAll(COUNT.reader(new ByteArrayInputStream(bytes.toByteArray()), "counts"), failures);
        assertEquals(many(MANY / 2).subList(0, read.size()), read);
        assertTrue(read.size() > MANY / 4, "only " + read.size());
        assertTrue(failures.getFirst().failure().why().contains("it ends early"));
    }

    @Test
    void a_record_at_the_end_that_cannot_be_stored_fails_the_closing() throws Exception {
        var failure = new IllegalStateException("no value");
        var bytes = new ByteArrayOutputStream();
        StoredWriter<Count> writer = counts(failingAt(MANY - 1, failure), SAME).writer(bytes, Compression.DEFLATE);
        for (Count count : many(MANY)) {
            writer.write(count);
        }
        assertSame(failure, assertThrows(IllegalStateException.class, writer::close));
        var failures = new ArrayList<FailureException>();
        readAll(COUNT.reader(new ByteArrayInputStream(bytes.toByteArray()), "counts"), failures);
        assertEquals(1, failures.size());
    }

    @Test
    void a_record_that_makes_no_sense_comes_after_all_blocks_before_it() throws Exception {
        Schema<Count> picky = counts(SAME, failingAt(MANY / 2, new IllegalArgumentException("half")));
        byte[] stored = StoredTest.store(COUNT, many(MANY), Compression.NONE);
        var failures = new ArrayList<FailureException>();
        try (StoredReader<Count> reader = picky.reader(new ByteArrayInputStream(stored), "counts")) {
            List<Count> read = readAll(reader, failures);
            assertEquals(many(read.size()), read);
            assertTrue(MANY / 2 - read.size() <= StoredWriter.RECORDS, "only " + read.size());
            assertSame(failures.getFirst(), assertThrows(FailureException.class, reader::next));
        }
        assertTrue(failures.getFirst().failure().why().contains("a record of it makes no sense: half"));
    }

    @Test
    void the_streams_belong_to_the_caller_and_no_more_than_some_blocks_are_read_ahead() throws Exception {
        Thread caller = Thread.currentThread();
        var bytes = new ByteArrayOutputStream();
        var out = new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] from, int start, int length) throws IOException {
                assertSame(caller, Thread.currentThread());
                out.write(from, start, length);
            }
        };
        try (StoredWriter<Count> writer = COUNT.writer(out, Compression.NONE)) {
            for (Count count : many(MANY)) {
                writer.write(new Count(count.value() * 0x9e3779b97f4a7c15L));
            }
        }
        var in = new FilterInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            public int read(byte[] into, int start, int length) throws IOException {
                assertSame(caller, Thread.currentThread());
                return super.read(into, start, length);
            }
        };
        try (StoredReader<Count> reader = COUNT.reader(in, "counts")) {
            assertEquals(new Count(0), reader.next());
            assertTrue(in.available() > bytes.size() / 2, () -> "read ahead too far");
            reader.forEach(count -> {});
        }
    }

    @Test
    void what_fits_into_a_block_is_stored_and_read_on_the_thread_of_the_caller() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        LongUnaryOperator noting = value -> {
            threads.add(Thread.currentThread());
            return value;
        };
        Schema<Count> schema = counts(noting, noting);
        List<Count> some = many(StoredWriter.RECORDS - 1);
        assertEquals(some, StoredTest.load(schema, StoredTest.store(schema, some, Compression.NONE)));
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    @Test
    void closing_a_reader_stops_those_who_decode_ahead() throws Exception {
        var stopped = new CountDownLatch(1);
        Schema<Count> slow = counts(SAME, value -> {
            if (value == StoredWriter.RECORDS) {
                awaitInterrupt();
                stopped.countDown();
            }
            return value;
        });
        byte[] stored = StoredTest.store(COUNT, many(MANY), Compression.NONE);
        StoredReader<Count> reader = slow.reader(new ByteArrayInputStream(stored), "counts");
        assertEquals(new Count(0), reader.next());
        reader.close();
        assertTrue(stopped.await(20, TimeUnit.SECONDS), "still at work");
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_interrupt_neither_loses_records_nor_is_lost() throws Exception {
        var passed = new AtomicInteger();
        Thread caller = Thread.currentThread();
        LongUnaryOperator interrupting = value -> {
            if (value % (5 * StoredWriter.RECORDS) == 0 && Thread.currentThread() != caller) {
                caller.interrupt();
                passed.incrementAndGet();
            }
            return value;
        };
        Schema<Count> schema = counts(interrupting, interrupting);
        byte[] stored = StoredTest.store(schema, many(MANY), Compression.NONE);
        assertTrue(Thread.interrupted());
        assertEquals(many(MANY), StoredTest.load(schema, stored));
        assertTrue(Thread.interrupted());
        assertTrue(passed.get() > 8, "only " + passed);
        assertFalse(Thread.currentThread().isInterrupted());
    }

    // ------------------------------------------------------------------------------------------- blocks of any size

    record Numbers(List<Long> values) {}

    private static final Schema<Numbers> NUMBERS = Schema.of("numbers", 1, fields -> {
        var values = fields.list("values", Shape.number(), Numbers::values);
        return row -> new Numbers(row.get(values));
    });

    @Test
    void records_that_become_large_all_at_once_go_into_more_blocks() throws Exception {
        List<Numbers> numbers = new ArrayList<>(Collections.nCopies(100, new Numbers(List.of(1L))));
        List<Long> large = List.copyOf(Collections.nCopies(SheetIn.ELEMENTS / 40, 7L));
        numbers.addAll(Collections.nCopies(50, new Numbers(large)));
        numbers.add(new Numbers(List.of(2L)));
        assertEquals(numbers, StoredTest.load(NUMBERS, StoredTest.store(NUMBERS, numbers, Compression.NONE)));
    }

    @Test
    void a_record_that_is_larger_than_any_block_is_refused() {
        var numbers = new Numbers(Collections.nCopies(SheetIn.ELEMENTS + 1, 7L));
        var refused = assertThrows(IllegalArgumentException.class,
                () -> StoredTest.store(NUMBERS, List.of(new Numbers(List.of()), numbers), Compression.NONE));
        assertTrue(refused.getMessage().startsWith("more than "), refused.getMessage());
    }
}

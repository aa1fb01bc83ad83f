package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Storms of calls, some cancelled, some failing, some late; and afterwards not one thread more than before. */
@Timeout(60)
class SoakTest {
    private static final int CALLS = 10_000;

    @TempDir
    Path temp;
    private int dumps;

    /** The threads of this name in a dump of all, virtual ones included. */
    private int threads(String name) throws Exception {
        Path dump = temp.resolve("threads" + dumps++);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
                ThreadDumpFormat.JSON);
        var found = Pattern.compile("\"name\": \"" + name + '"').matcher(Files.readString(dump));
        return (int) found.results().count();
    }

    private void awaitNone(String name) throws Exception {
        int left = threads(name);
        for (int i = 0; i < 100 && left > 0; i++) {
            Thread.sleep(20);
            left = threads(name);
        }
        assertEquals(0, left, "threads that never ended");
    }

    @Test
    void the_dump_shows_a_virtual_thread_that_waits() throws Exception {
        Call<Boolean> call = Call.start("seen", scope -> {
            Thread.sleep(Duration.ofMinutes(1));
            return true;
        });
        assertEquals(1, threads("seen"));
        call.cancel();
        awaitNone("seen");
    }

    @Test
    void storms_of_calls_leave_no_thread_and_no_call_without_an_end() throws Exception {
        var random = new Random(5);
        var ended = new AtomicInteger();
        var begun = new AtomicInteger();
        var over = new AtomicInteger();
        List<Call<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int kind = random.nextInt(6);
            var priority = random.nextInt(4) == 0 ? Priority.BACKGROUND : Priority.INTERACTIVE;
            Call<Integer> call = Call.start(priority, "soak", scope -> {
                begun.incrementAndGet();
                try {
                    return scope.await(scope.start("soak", part -> part.await(part.start("soak", leaf -> leaf(kind)))));
                } finally {
                    over.incrementAndGet();
                }
            });
            call.whenDone(Runnable::run, end -> ended.incrementAndGet());
            if (kind == 0) {
                call.cancelAfter(Duration.ofMillis(random.nextInt(100)));
            } else if (kind == 1) {
                call.cancel();
            }
            calls.add(call);
        }
        calls.stream().filter(call -> random.nextBoolean()).forEach(Call::cancel);
        Thread.sleep(100);
        calls.forEach(Call::cancel);
        awaitNone("soak");
        assertEquals(CALLS, ended.get());
        assertEquals(begun.get(), over.get());
        assertTrue(begun.get() > 0);
    }

    private static int leaf(int kind) throws InterruptedException {
        if (kind == 5) {
            throw new IllegalStateException("leaf, on purpose");
        }
        Thread.sleep(kind < 3 ? 60_000 : kind);
        return kind;
    }
}

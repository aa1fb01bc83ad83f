package dev.rustaiide.foundation.cache.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.cache.Cache;

class KillTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path temp;

    private Process victim(long seed, Path out) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(), temp.resolve("entries").toString(),
                Long.toString(seed)).redirectOutput(out.toFile()).redirectErrorStream(true).start();
    }

    /** Two at a time, so that each is killed while the other reads and writes. */
    @Test
    @Timeout(180)
    void processes_killed_while_they_write_lose_no_committed_entry_and_leave_none_torn() throws Exception {
        var random = new Random();
        Set<String> committed = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path one = temp.resolve("one" + round);
            Path two = temp.resolve("two" + round);
            Process first = victim(random.nextInt(1 << 30), one);
            Process second = victim(random.nextInt(1 << 30), two);
            while (!(Files.size(one) > 0 && Files.size(two) > 0)) {
                assertTrue(first.isAlive() && second.isAlive(), Files.readString(one) + Files.readString(two));
                Thread.sleep(2);
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
            first.destroyForcibly().waitFor();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000));
            second.destroyForcibly().waitFor();
            committed.addAll(lines(one));
            committed.addAll(lines(two));
        }
        verify(committed);
    }

    /** The last line may have been cut by the kill; what was printed whole was committed. */
    private static List<String> lines(Path out) throws Exception {
        String printed = Files.readString(out);
        assertFalse(printed.contains("TORN") || printed.contains("LOST") || printed.contains("Exception"), printed);
        return printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList();
    }

    private void verify(Set<String> committed) throws Exception {
        assertTrue(committed.size() > 2 * ROUNDS, "only " + committed.size() + " were committed");
        var caches = new TwoLevelCaches(temp.resolve("entries"), () -> 1L << 40, new NoPressure());
        Cache<String, byte[]> cache = caches.open(Victim.SPEC);
        for (String key : committed) {
            byte[] value = cache.find(key).orElseThrow(() -> new AssertionError(key + " is lost"));
            assertTrue(Victim.isWhole(key, value), key + " is torn");
        }
        long entries = cache.statistics().diskEntries();
        assertTrue(entries >= committed.size(), entries + " of " + committed.size());
        assertEquals(1, caches.statistics().size(), "what was half-written counts as nothing");
    }
}

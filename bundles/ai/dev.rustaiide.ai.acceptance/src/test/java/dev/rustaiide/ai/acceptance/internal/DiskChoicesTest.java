package dev.rustaiide.ai.acceptance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

class DiskChoicesTest {
    private static final Path HELLO = Path.of("/home/ann/hello");
    private static final long MOST = 1 << 20;

    @TempDir
    private Path temp;
    private boolean on = true;

    private DiskChoices choices(long most) {
        return new DiskChoices(temp.resolve("choices"), () -> on, Made.redactor(), most);
    }

    private static List<Choice> made(int from, int to) {
        return IntStream.range(from, to).mapToObj(Made::choice).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Path log() throws IOException {
        return files().stream().filter(file -> file.endsWith("choices")).findFirst().orElseThrow();
    }

    @Test
    void what_was_kept_is_there_for_its_folder_alone_and_for_other_processes() throws Exception {
        var here = choices(MOST);
        for (Choice each : made(0, 20)) {
            assertTrue(here.keep(HELLO, each));
        }
        here.keep(Path.of("/home/ann/other"), Made.choice(99));
        var there = choices(MOST);
        assertEquals(made(0, 20), there.of(HELLO));
        assertEquals(List.of(HELLO, Path.of("/home/ann/other")), there.kept().stream().map(each -> each.folder())
                .toList());
        assertEquals(20, there.kept().getFirst().choices());
        assertEquals(Made.choice(19).when(), there.kept().getFirst().last());
        there.keep(HELLO, Made.choice(20));
        assertEquals(made(0, 21), here.of(HELLO));
    }

    @Test
    void while_it_is_off_not_a_byte_is_written_and_looking_writes_none_either() throws Exception {
        on = false;
        assertFalse(choices(MOST).keep(HELLO, Made.choice(1)));
        assertEquals(List.of(), choices(MOST).kept());
        assertEquals(List.of(), choices(MOST).of(HELLO));
        assertEquals(0, choices(MOST).erase(HELLO));
        try (Stream<Path> all = Files.list(temp)) {
            assertEquals(0, all.count(), "not even a folder");
        }
        on = true;
        assertTrue(choices(MOST).keep(HELLO, Made.choice(1)), "the same does write when it is on");
        on = false;
        byte[] before = Files.readAllBytes(log());
        assertFalse(choices(MOST).keep(HELLO, Made.choice(2)));
        assertEquals(before.length, Files.size(log()));
    }

    @Test
    void no_word_of_code_is_on_the_disk_and_a_name_that_is_a_secret_keeps_the_choice_out() throws Exception {
        Choice plain = Made.choice(1);
        Choice secret = new Choice(plain.when(), plain.shown(), plain.outcome(), "src/ghp_canary.rs", "rust", 1, 4,
                plain.right(), plain.width(), plain.rows());
        assertFalse(choices(MOST).keep(HELLO, secret));
        assertEquals(List.of(), files());
        choices(MOST).keep(HELLO, plain);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log())));
    }

    @Test
    void erasing_takes_every_byte_of_a_folder_and_nothing_of_another() throws Exception {
        var here = choices(60_000);
        for (Choice each : made(0, 120)) {
            here.keep(HELLO, each);
        }
        Path other = Path.of("/home/ann/other");
        here.keep(other, Made.choice(7));
        assertTrue(files().stream().anyMatch(file -> file.endsWith("choices.old")), "there are two files of it");
        int kept = here.of(HELLO).size();
        assertEquals(kept, choices(60_000).erase(HELLO));
        assertEquals(List.of(), here.of(HELLO));
        assertEquals(List.of("choices", "folder", "lock"), files().stream().map(file -> file.getFileName().toString())
                .sorted().toList(), "of the other folder, and the lock");
        assertEquals(0, Files.size(temp.resolve("choices/lock")));
        // Who kept some before does not bring them back.
        here.keep(HELLO, Made.choice(500));
        assertEquals(made(500, 501), here.of(HELLO));
        assertEquals(made(7, 8), here.of(other));
    }

    @Test
    void the_oldest_go_when_there_are_too_many() throws Exception {
        var here = choices(60_000);
        for (Choice each : made(0, 300)) {
            here.keep(HELLO, each);
        }
        List<Choice> left = here.of(HELLO);
        assertTrue(here.kept().getFirst().bytes() <= 60_000, here.kept().toString());
        assertTrue(left.size() >= 20, left.size() + " are left");
        assertEquals(made(300 - left.size(), 300), left);
    }

    @Test
    void of_a_damaged_file_all_that_is_whole_is_read_and_the_next_can_be_kept() throws Exception {
        var here = choices(MOST);
        for (Choice each : made(0, 5)) {
            here.keep(HELLO, each);
        }
        byte[] whole = Files.readAllBytes(log());
        for (int cut = 0; cut < whole.length; cut += 97) {
            Files.write(log(), Arrays.copyOf(whole, cut));
            List<Choice> left = here.of(HELLO);
            assertEquals(made(0, left.size()), left);
            here.keep(HELLO, Made.choice(70));
            assertEquals(Made.choice(70), here.of(HELLO).getLast(), "cut at " + cut);
            assertEquals(left.size() + 1, here.of(HELLO).size());
        }
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(log(), changed);
            assertTrue(made(0, 5).containsAll(here.of(HELLO)), "what is read was written");
        }
    }

    @Test
    void what_cannot_be_written_is_refused_with_what_to_do() throws Exception {
        Files.writeString(temp.resolve("choices"), "a file in the way");
        var refused = assertThrows(FailureException.class, () -> choices(MOST).keep(HELLO, Made.choice(1)));
        assertTrue(refused.failure().nextStep().contains("learning off"));
    }

    @Test
    void killed_at_any_moment_it_has_all_that_was_kept_and_nothing_by_halves() throws Exception {
        var random = new Random(5);
        int next = 0;
        for (int round = 0; round < 6; round++) {
            Process child = victim(next);
            int last = next - 1;
            try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
                int until = next + 1 + random.nextInt(30);
                while (last < until) {
                    last = Integer.parseInt(said.readLine());
                }
                child.toHandle().destroyForcibly(); // the other way closes what it has said
                child.waitFor(10, TimeUnit.SECONDS);
                for (String more = said.readLine(); more != null && more.matches("[0-9]+"); more = said.readLine()) {
                    last = Integer.parseInt(more);
                }
            }
            List<Choice> all = choices(MOST).of(HELLO);
            assertTrue(all.size() > last, all.size() + " of " + last);
            assertEquals(made(0, all.size()), all);
            next = all.size();
        }
    }

    @Test
    void several_threads_keep_theirs_one_after_the_other() throws Exception {
        var threads = new ArrayList<Call<Boolean>>();
        for (int of = 0; of < 4; of++) {
            int from = of * 10;
            var own = choices(MOST);
            threads.add(Call.start("keep", scope -> {
                for (Choice each : made(from, from + 10)) {
                    own.keep(HELLO, each);
                }
                return true;
            }));
        }
        for (var each : threads) {
            assertTrue(each.await());
        }
        assertEquals(40, choices(MOST).of(HELLO).stream().distinct().count());
    }

    /** Files of this process can be no longer than some kilobytes, as if the disk were full then. */
    @Test
    void a_disk_that_fills_up_leaves_what_was_kept_and_the_rest_is_refused() throws Exception {
        Process child = victim(0, "bash", "-c", "ulimit -f 12; exec \"$@\"", "bash");
        int last = -1;
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = Integer.parseInt(line);
            }
        }
        assertTrue(child.waitFor(10, TimeUnit.SECONDS) && child.exitValue() == 1, "it ended by the failure");
        assertTrue(last >= 3, "it kept some before");
        assertEquals(made(0, last + 1), choices(MOST).of(HELLO));
        assertTrue(choices(MOST).keep(HELLO, Made.choice(last + 1)));
        assertEquals(made(0, last + 2), choices(MOST).of(HELLO), "there is room again");
    }

    private Process victim(int next, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"),
                KeepingVictim.class.getName(), temp.resolve("choices").toString(), Integer.toString(next),
                Long.toString(MOST)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}

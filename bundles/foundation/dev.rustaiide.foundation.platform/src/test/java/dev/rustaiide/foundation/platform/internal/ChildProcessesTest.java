package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes.Result;

@Timeout(30)
class ChildProcessesTest {
    @TempDir
    Path temp;
    private final ChildProcesses processes = new ChildProcesses(new PathPrograms());
    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        processes.close();
    }

    private static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }

    private Child start(String script) throws FailureException {
        return processes.start(shell(script), lines::add);
    }

    private List<String> texts(boolean error) {
        return lines.stream().filter(line -> line.error() == error).map(Line::text).toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessTree::runs).orElse(false);
    }

    /** The process ids that a script wrote to {@code file}, one a line, once there are {@code count}. */
    private List<Long> pids(Path file, int count) throws Exception {
        while (true) {
            List<String> written = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (written.size() == count) {
                return written.stream().map(Long::valueOf).toList();
            }
            Thread.sleep(5);
        }
    }

    private static void assertGone(List<Long> pids) throws InterruptedException {
        for (int patience = 0; patience < 3000 && pids.stream().anyMatch(ChildProcessesTest::isAlive); patience++) {
            Thread.sleep(10);
        }
        assertEquals(List.of(), pids.stream().filter(ChildProcessesTest::isAlive).toList());
    }

    @Test
    void all_lines_come_before_the_end_and_in_order() throws Exception {
        assertEquals(7, start("echo one; echo two; echo bad >&2; printf 'three\\r\\n\\nlast'; exit 7").exit().await());
        assertEquals(List.of("one", "two", "three", "", "last"), texts(false));
        assertEquals(List.of("bad"), texts(true));
    }

    @Test
    void malformed_bytes_are_replaced() throws Exception {
        start("printf 'a\\377b\\n'").exit().await();
        assertEquals(List.of("a\ufffdb"), texts(false));
    }

    @Test
    void a_huge_line_comes_in_parts() throws Exception {
        start("head -c 9000000 /dev/zero | tr '\\0' x; echo; echo end").exit().await();
        assertEquals(List.of(false, false, true, true), lines.stream().map(Line::whole).toList());
        assertEquals(List.of(Line.LIMIT, Line.LIMIT, 9_000_000 - 2 * Line.LIMIT, 3),
                lines.stream().map(line -> line.text().length()).toList());
    }

    @Test
    void arguments_arrive_as_they_are() throws Exception {
        Result result = processes.run(Command.of("printf", "%s|", "a b", "$HOME", "'\"", "*", "ü")).await();
        assertEquals("a b|$HOME|'\"|*|ü|", result.out());
    }

    @Test
    void folder_and_environment_are_those_of_the_command() throws Exception {
        Command command = shell("pwd; echo $ADDED; echo ${HOME-none}").in(temp).with("ADDED", "x y").with("HOME", "");
        assertEquals(temp.toRealPath() + "\nx y\nnone\n", processes.run(command).await().out());
    }

    @Test
    void input_reaches_the_program() throws Exception {
        Child child = processes.start(Command.of("tr", "a-z", "A-Z"), lines::add);
        try (OutputStream in = child.stdin()) {
            in.write("hello\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(0, child.exit().await());
        assertEquals(List.of("HELLO"), texts(false));
    }

    @Test
    void a_caller_can_read_the_streams_itself() throws Exception {
        Child child = processes.start(shell("echo out; echo err >&2; exit 2"));
        assertEquals("out\n", new String(child.stdout().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals("err\n", new String(child.stderr().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(2, child.exit().await());
    }

    @Test
    void both_streams_are_read_at_once() throws Exception {
        String flood = "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789";
        Result result = processes.run(shell(flood + "; echo e0123456789012345678901234567890123456789 >&2; "
                + "i=$((i+1)); done")).await();
        assertEquals(3000 * 41, result.out().length());
        assertEquals(3000 * 42, result.err().length());
    }

    @Test
    void a_program_that_is_not_there_says_how_to_get_it() {
        var thrown = assertThrows(FailureException.class, () -> processes.start(Command.of("no-such-tool-9"),
                lines::add));
        var failure = assertInstanceOf(Failure.NoProgram.class, thrown.failure());
        assertEquals("no-such-tool-9", failure.program());
        assertTrue(failure.nextStep().contains("no-such-tool-9"), failure.nextStep());
        var later = assertThrows(ExecutionException.class, () -> processes.run(Command.of("no-such-tool-9")).await());
        assertInstanceOf(FailureException.class, later.getCause());
    }

    @Test
    void a_folder_that_is_not_there_says_so() {
        Path nowhere = temp.resolve("nowhere");
        var thrown = assertThrows(FailureException.class, () -> processes.start(shell("true").in(nowhere)));
        assertEquals(new Failure.Missing(nowhere), thrown.failure());
    }

    @Test
    void what_the_system_does_not_run_says_so() throws IOException {
        Path noProgram = PathProgramsTest.script(temp, "garbage", "");
        Files.writeString(noProgram, "#!/no/such/interpreter\n");
        var thrown = assertThrows(FailureException.class, () -> processes.start(Command.of(noProgram.toString())));
        assertInstanceOf(Failure.Other.class, thrown.failure());
    }

    @Test
    void a_signal_gives_128_and_its_number() throws Exception {
        assertEquals(128 + 9, start("kill -9 $$").exit().await());
    }

    @Test
    void cancelling_stops_the_whole_tree() throws Exception {
        Path file = temp.resolve("pids");
        Child child = processes.start(shell("echo $$ >> pids; sh -c 'echo $$ >> pids; exec sleep 60' & "
                + "sh -c 'echo $$ >> pids; sleep 60; true'").in(temp), lines::add);
        List<Long> pids = pids(file, 3);
        long start = System.nanoTime();
        child.exit().cancel();
        assertThrows(InterruptedException.class, child.exit()::await);
        assertTrue(System.nanoTime() - start < 1_500_000_000L);
        assertGone(pids);
    }

    @Test
    void a_cancel_right_after_the_start_is_not_lost() throws Exception {
        for (int i = 0; i < 20; i++) {
            Child child = processes.start(Command.of("sleep", "60"), lines::add);
            child.exit().cancel();
            assertThrows(InterruptedException.class, child.exit()::await);
            assertGone(List.of(child.pid()));
        }
    }

    @Test
    void an_orphan_of_the_tree_is_stopped_too() throws Exception {
        Command command = shell("(sh -c 'echo $$ >> pids; exec sleep 60' &); echo $$ >> pids; sleep 60").in(temp);
        Child child = processes.start(command, lines::add);
        List<Long> pids = pids(temp.resolve("pids"), 2);
        child.exit().cancel();
        assertThrows(InterruptedException.class, child.exit()::await);
        assertGone(pids);
    }

    @Test
    void what_does_not_listen_is_killed_after_two_seconds() throws Exception {
        Command command = shell("trap '' TERM; echo $$ >> pids; while true; do sleep 0.1; done").in(temp);
        Call<Integer> exit = processes.start(command, lines::add).exit();
        List<Long> pids = pids(temp.resolve("pids"), 1);
        long start = System.nanoTime();
        exit.cancel();
        assertThrows(InterruptedException.class, exit::await);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 1900 && millis < 4000, millis + " ms");
        assertGone(pids);
    }

    @Test
    void cancelling_a_run_stops_its_program() throws Exception {
        Call<Result> run = processes.run(shell("echo $$ >> pids; sleep 60; true").in(temp));
        List<Long> pids = pids(temp.resolve("pids"), 1);
        run.cancel();
        assertThrows(InterruptedException.class, run::await);
        assertGone(pids);
    }

    @Test
    void closing_kills_whatever_runs() throws Exception {
        processes.start(shell("trap '' TERM; echo $$ >> pids; sleep 60; true").in(temp), lines::add);
        List<Long> pids = pids(temp.resolve("pids"), 1);
        processes.close();
        assertGone(pids);
    }

    @Test
    void what_a_program_leaves_running_does_not_hold_up_its_end() throws Exception {
        long start = System.nanoTime();
        Child child = processes.start(shell("sleep 5 & echo $! >> pids; echo done").in(temp), lines::add);
        assertEquals(0, child.exit().await());
        assertTrue(System.nanoTime() - start < 3_000_000_000L);
        assertEquals(List.of("done"), texts(false));
        long left = pids(temp.resolve("pids"), 1).get(0);
        assertTrue(isAlive(left));
        ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void what_a_program_left_is_ended_when_asked_for_but_for_what_has_a_session_of_its_own() throws Exception {
        Child child = processes.start(shell("setsid sh -c 'echo $$ >> own; exec sleep 60' & "
                + "sh -c 'trap \"\" TERM; echo $$ >> deaf; while :; do sleep 0.05; done' & sleep 60 & "
                + "echo $! >> pids; while [ ! -s own ] || [ ! -s deaf ]; do sleep 0.01; done").in(temp), lines::add);
        assertEquals(0, child.exit().await());
        long own = pids(temp.resolve("own"), 1).get(0);
        List<Long> left = List.of(pids(temp.resolve("deaf"), 1).get(0), pids(temp.resolve("pids"), 1).get(0));
        assertTrue(left.stream().allMatch(ChildProcessesTest::isAlive));
        child.stopLeft();
        assertFalse(left.stream().anyMatch(ChildProcessesTest::isAlive));
        assertTrue(isAlive(own));
        ProcessHandle.of(own).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void lines_that_are_still_being_read_when_the_program_ends_are_not_lost() throws Exception {
        Child child = processes.start(shell("echo one; echo two; echo three"), line -> {
            try {
                Thread.sleep(600);
                lines.add(line);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        });
        assertEquals(0, child.exit().await());
        assertEquals(List.of("one", "two", "three"), texts(false));
    }

    @Test
    void a_run_keeps_what_came_before_the_end_even_if_the_stream_stays_open() throws Exception {
        Result result = processes.run(shell("sleep 3 & echo $! >> pids; echo done").in(temp)).await();
        assertEquals("done\n", result.out());
        ProcessHandle.of(pids(temp.resolve("pids"), 1).get(0)).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_reader_that_throws_does_not_stop_the_program() throws Exception {
        Child child = processes.start(shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done"),
                line -> {
                    throw new IllegalStateException("reader, on purpose");
                });
        assertEquals(0, child.exit().await());
    }

    @Test
    void a_slow_reader_slows_the_program_instead_of_filling_the_memory() throws Exception {
        var open = new CountDownLatch(1);
        Child child = processes.start(shell("i=0; while [ $i -lt 30000 ]; do echo 0123456789; i=$((i+1)); done; "
                + "touch written").in(temp), line -> {
                    try {
                        open.await();
                        lines.add(line);
                    } catch (InterruptedException cancelled) {
                        Thread.currentThread().interrupt();
                    }
                });
        Thread.sleep(150);
        assertFalse(Files.exists(temp.resolve("written")));
        open.countDown();
        assertEquals(0, child.exit().await());
        assertEquals(30_000, lines.size());
    }

    @Test
    void nothing_is_left_when_the_process_exits() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";
        Process host = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
                Host.class.getName(), temp.toString()).inheritIO().start();
        List<Long> pids = pids(temp.resolve("pids"), 1);
        assertEquals(0, host.waitFor());
        assertGone(pids);
    }

    /** Another JVM that starts a child and exits under it. */
    static final class Host {
        public static void main(String[] folder) throws Exception {
            Path where = Path.of(folder[0]);
            new ChildProcesses(new PathPrograms()).start(shell("trap '' TERM; echo $$ >> pids; sleep 60; true")
                    .in(where));
            while (!Files.exists(where.resolve("pids"))) {
                Thread.sleep(5);
            }
            System.exit(0);
        }
    }

    @Test
    void a_silent_child_holds_no_processor() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process alone = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1", "-cp",
                System.getProperty("java.class.path"), OneProcessor.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertEquals("went on", new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}

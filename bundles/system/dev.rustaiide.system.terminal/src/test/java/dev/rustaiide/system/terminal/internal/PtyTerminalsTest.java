package dev.rustaiide.system.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.VirtualTerminal;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;

/** Real programs in real terminals. */
class PtyTerminalsTest {
    private static final Programs PROGRAMS = new Programs() {
        @Override
        public Optional<Path> find(String name) {
            return List.of("/bin", "/usr/bin").stream().map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
                    .findFirst();
        }

        @Override
        public Call<String> version(Path program, List<String> arguments) {
            return Call.of("");
        }

        @Override
        public void refresh() { }
    };

    @TempDir
    Path folder;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private PtyTerminals terminals = new PtyTerminals(PROGRAMS, Path.of(""), Map.of());

    @AfterEach
    void close() {
        terminals.close();
    }

    private TerminalSession open(String... command) throws FailureException {
        terminals = new PtyTerminals(PROGRAMS, folder.resolve("cache"), environment);
        return terminals.open(new Launch(folder, List.of(command), 80, 24, 1000), SessionListener.NONE);
    }

    private static String screen(TerminalSession session) {
        return session.use(VirtualTerminal::screenText).strip();
    }

    private static void awaitUntil(TerminalSession session, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean(), () -> screen(session));
    }

    private static void type(TerminalSession session, String text) {
        session.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_program_has_a_terminal_of_the_size_that_was_asked_for() throws Exception {
        TerminalSession session = open("sh", "-c", "tty; stty size; echo $TERM; exit 3");
        assertEquals(3, session.exit().await(Duration.ofSeconds(20)));
        List<String> lines = screen(session).lines().toList();
        assertTrue(lines.get(0).startsWith("/dev/pts/"), lines.toString());
        assertEquals(List.of("24 80", "xterm-256color"), lines.subList(1, 3));
    }

    @Test
    void what_is_typed_arrives_and_the_program_hears_of_another_size() throws Exception {
        TerminalSession session = open("sh", "-c", "trap 'stty size' WINCH; echo ready; while read line; do "
                + "echo got $line; done");
        awaitUntil(session, () -> screen(session).contains("ready"));
        type(session, "grüße\n");
        awaitUntil(session, () -> screen(session).contains("got grüße"));
        session.resize(100, 30);
        type(session, "more\n");
        awaitUntil(session, () -> screen(session).contains("30 100"));
    }

    @Test
    void a_program_that_chooses_its_columns_hears_that_it_has_them() throws Exception {
        TerminalSession session = open("sh", "-c", "printf '\\033[?40h\\033[?3h'; n=0; "
                + "until stty size | grep -q ' 132'; do n=$((n + 1)); [ $n -lt 200 ] || exit 1; sleep 0.05; done");
        assertEquals(0, session.exit().await(Duration.ofSeconds(20)));
        session.resize(100, 30);
        assertEquals(132, session.use(VirtualTerminal::columns));
    }

    @Test
    void the_exit_code_tells_of_a_signal() throws Exception {
        assertEquals(128 + 15, open("sh", "-c", "kill -TERM $$").exit().await(Duration.ofSeconds(20)));
    }

    @Test
    void all_output_is_there_when_the_end_is_told() throws Exception {
        TerminalSession session = open("sh", "-c", "seq 1 20000");
        assertEquals(0, session.exit().await(Duration.ofSeconds(20)));
        assertTrue(screen(session).endsWith("20000"), screen(session));
    }

    @Test
    void closing_ends_the_session_even_what_ignores_the_hangup() throws Exception {
        TerminalSession session = open("sh", "-c", "trap '' HUP; sleep 1000 & sleep 1000 & echo ready; wait");
        awaitUntil(session, () -> screen(session).contains("ready"));
        assertEquals(3, SessionProcesses.of((int) session.pid()).size());
        session.close().await(Duration.ofSeconds(20));
        assertEquals(List.of(), SessionProcesses.of((int) session.pid()));
        assertFalse(ProcessHandle.of(session.pid()).isPresent(), "a zombie is left");
    }

    @Test
    void a_killed_process_leaves_nothing_in_its_terminals() throws Exception {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(), folder.toString()).start();
        int session = Integer.parseInt(victim.inputReader().readLine());
        assertFalse(SessionProcesses.of(session).isEmpty());
        victim.destroyForcibly().waitFor();
        for (int i = 0; i < 500 && !SessionProcesses.of(session).isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertEquals(List.of(), SessionProcesses.of(session));
    }

    /** Opens a terminal, tells the number of its session, and waits to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            var terminals = new PtyTerminals(PROGRAMS, Path.of(arguments[0], "cache"), System.getenv());
            TerminalSession session = terminals.open(new Launch(Path.of(arguments[0]),
                    List.of("sh", "-c", "sleep 1000; sleep 1000"), 80, 24, 10), SessionListener.NONE);
            System.out.println(session.pid());
            session.exit().await();
        }
    }

    @Test
    void closing_stops_a_program_that_never_stops_writing() throws Exception {
        TerminalSession session = open("yes");
        awaitUntil(session, () -> screen(session).startsWith("y\ny"));
        session.close().await(Duration.ofSeconds(20));
        assertEquals(List.of(), SessionProcesses.of((int) session.pid()));
    }

    @Test
    void a_program_that_reads_nothing_does_not_hold_up_who_types() throws Exception {
        TerminalSession session = open("sleep", "1000");
        for (int i = 0; i < 50; i++) {
            session.write(new byte[1 << 20]);
        }
        session.close().await(Duration.ofSeconds(20));
    }

    @Test
    void the_environment_has_none_of_our_variables() throws Exception {
        environment.put("RUST_AI_IDE_HOME", "/secret");
        environment.put("MINE", "kept");
        TerminalSession session = open("env");
        session.exit().await(Duration.ofSeconds(20));
        String all = session.use(one -> one.text(new CellPosition(0, 0),
                new CellPosition(one.endLine(), 0)));
        assertTrue(all.contains("MINE=kept") && !all.contains("RUST_AI_IDE_"), all);
    }

    @Test
    void no_descriptor_of_ours_is_handed_on() throws Exception {
        TerminalSession session = open("sh", "-c", "ls /proc/self/fd | wc -l");
        session.exit().await(Duration.ofSeconds(20));
        assertEquals("4", screen(session)); // three streams, and that of the listing itself
    }

    @Test
    void questions_of_programs_are_answered() throws Exception {
        TerminalSession session = open("bash", "-c", "read -rsd R -p $'\\e[6n' answer; echo; echo ${answer#?}");
        session.exit().await(Duration.ofSeconds(20));
        assertTrue(screen(session).contains("[1;1"), screen(session));
    }

    @Test
    void a_folder_or_program_that_is_not_there_is_a_failure_with_a_next_step() {
        assertThrows(FailureException.class, () -> open("no-such-program"));
        assertThrows(FailureException.class,
                () -> terminals.open(Launch.shell(folder.resolve("none"), 80, 24, 10), SessionListener.NONE));
    }

    @Test
    void what_runs_in_the_foreground_is_known() throws Exception {
        environment.put("SHELL", "/bin/bash");
        environment.put("HOME", folder.toString());
        TerminalSession session = open();
        awaitUntil(session, () -> screen(session).endsWith("$") || screen(session).endsWith("#"));
        assertEquals(Optional.empty(), session.running());
        type(session, "sleep 1000\r");
        awaitUntil(session, () -> session.running().equals(Optional.of("sleep")));
    }

    @Test
    void bash_marks_its_prompts_and_tells_its_folder() throws Exception {
        shell_marks_its_prompts("/bin/bash");
    }

    @Test
    void zsh_marks_its_prompts_and_tells_its_folder() throws Exception {
        Files.writeString(folder.resolve(".zshrc"), "");
        shell_marks_its_prompts("/usr/bin/zsh");
    }

    @Test
    void fish_marks_its_prompts_and_tells_its_folder() throws Exception {
        shell_marks_its_prompts("/usr/bin/fish");
    }

    private void shell_marks_its_prompts(String shell) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(shell)), shell);
        Path spaced = Files.createDirectories(folder.resolve("a b ü%"));
        environment.put("SHELL", shell);
        environment.put("HOME", folder.toString());
        environment.put("LANG", "C.UTF-8");
        environment.remove("LC_ALL");
        environment.remove("ZDOTDIR");
        TerminalSession session = open();
        awaitUntil(session, () -> prompts(session) == 1);
        type(session, "cd 'a b ü%'\r");
        awaitUntil(session, () -> prompts(session) == 2);
        awaitUntil(session, () -> session.folder().equals(Optional.of(spaced)));
        type(session, "ls /no-such-file\r");
        awaitUntil(session, () -> prompts(session) == 3);
        OptionalInt failed = session.use(one -> {
            long last = one.prompt(one.endLine(), -1).orElseThrow();
            OptionalLong before = one.prompt(last, -1);
            return one.exit(before.orElseThrow());
        });
        assertEquals(OptionalInt.of(2), failed);
        type(session, "exit 7\r");
        assertEquals(7, session.exit().await(Duration.ofSeconds(20)));
    }

    private static int prompts(TerminalSession session) {
        return session.use(one -> {
            int count = 0;
            for (OptionalLong at = one.prompt(-1, 1); at.isPresent(); at = one.prompt(at.getAsLong(), 1)) {
                count++;
            }
            return count;
        });
    }
}

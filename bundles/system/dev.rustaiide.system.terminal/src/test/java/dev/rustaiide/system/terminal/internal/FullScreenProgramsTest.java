package dev.rustaiide.system.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.terminal.InputModes;
import dev.rustaiide.foundation.terminal.TerminalInput;
import dev.rustaiide.foundation.terminal.TerminalInput.Key;
import dev.rustaiide.foundation.terminal.TerminalInput.MouseAction;
import dev.rustaiide.foundation.terminal.VirtualTerminal;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;

/** Pagers, editors and monitors that take the whole screen, where they are installed. */
class FullScreenProgramsTest {
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
    private PtyTerminals terminals = new PtyTerminals(PROGRAMS, Path.of(""), Map.of());
    private TerminalSession session;

    @AfterEach
    void close() {
        terminals.close();
    }

    private void open(String program, String... words) throws Exception {
        assumeTrue(PROGRAMS.find(program).isPresent(), program + " is not installed");
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(),
                "LANG", "C.UTF-8"));
        terminals = new PtyTerminals(PROGRAMS, folder.resolve("cache"), environment);
        String command = program + ' ' + String.join(" ", words);
        session = terminals.open(new Launch(folder, List.of("sh", "-c", "echo before; " + command + "; echo behind; "
                + "read -r _"), 60, 12, 1000), SessionListener.NONE);
    }

    private String screen() {
        return session.use(VirtualTerminal::screenText);
    }

    private InputModes modes() {
        return session.use(VirtualTerminal::modes);
    }

    private void until(Predicate<String> shown) throws InterruptedException {
        String seen = screen();
        for (int i = 0; i < 1000 && !shown.test(seen); i++) {
            Thread.sleep(10);
            seen = screen();
        }
        // What was seen: a program that paints on may be in the middle of the next picture.
        assertTrue(shown.test(seen), seen);
    }

    private void type(String text) {
        session.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void press(Key key) {
        session.write(TerminalInput.key(key, 0, modes()));
    }

    private Path lines() throws Exception {
        return Files.writeString(folder.resolve("lines"), IntStream.rangeClosed(1, 300)
                .mapToObj(i -> i == 200 ? "世界 and e\u0301 in line 200" : "line " + i)
                .collect(Collectors.joining("\n", "", "\n")));
    }

    /** The program has given the screen back as it was. */
    private void awaitBefore() throws InterruptedException {
        until(text -> text.startsWith("before\n") && text.contains("behind"));
        assertEquals(InputModes.Mouse.NONE, modes().mouse());
        assertFalse(modes().cursorKeys() || modes().alternateScroll(), () -> modes().toString());
        type("\n");
        assertDoesEnd();
    }

    private void assertDoesEnd() throws InterruptedException {
        try {
            assertEquals(0, session.exit().await(Duration.ofSeconds(20)));
        } catch (ExecutionException | TimeoutException late) {
            throw new AssertionError(screen(), late);
        }
    }

    @Test
    void a_pager_scrolls_by_application_keys_and_searches() throws Exception {
        open("less", lines().toString());
        until(text -> text.startsWith("line 1\nline 2\n"));
        assertTrue(modes().cursorKeys() && modes().alternateScroll(), () -> modes().toString());
        press(Key.DOWN);
        until(text -> text.startsWith("line 2\n"));
        press(Key.PAGE_DOWN);
        until(text -> text.startsWith("line 13\n"));
        type("/in line\r");
        until(text -> text.startsWith("世界 and e\u0301 in line 200\nline 201\n"));
        type("k");
        until(text -> text.startsWith("line 199\n世界"));
        type("q");
        awaitBefore();
    }

    @Test
    void an_editor_takes_what_is_typed_and_pasted_and_follows_another_size() throws Exception {
        open("vim", "-u", "NONE", "-i", "NONE", "-N", "--cmd", "'set mouse=a ttymouse=sgr'", "new.txt");
        until(text -> text.contains("new.txt"));
        assertTrue(modes().mouse() != InputModes.Mouse.NONE && modes().mouseSgr(), () -> modes().toString());
        type("ifirst 世界");
        press(Key.ENTER);
        until(text -> text.startsWith("first 世界\n"));
        assertTrue(modes().bracketedPaste());
        session.write(TerminalInput.paste("pasted:wq\n  as it is", modes()));
        until(text -> text.contains("\npasted:wq\n  as it is"));
        press(Key.ESCAPE);
        session.write(TerminalInput.mouse(MouseAction.PRESS, 1, 6, 0, 0, modes()));
        session.write(TerminalInput.mouse(MouseAction.RELEASE, 1, 6, 0, 0, modes()));
        session.resize(40, 8);
        until(text -> text.lines().count() == 8 && text.startsWith("first 世界\n"));
        type("iX");
        press(Key.ESCAPE);
        until(text -> text.startsWith("first X世界\n"));
        type(":wq\r");
        awaitBefore();
        assertEquals("first X世界\npasted:wq\n  as it is\n", Files.readString(folder.resolve("new.txt")));
    }

    @Test
    void another_editor_saves() throws Exception {
        open("nano", "--ignorercfiles", "new.txt");
        until(text -> text.contains("GNU nano"));
        type("e\u0301 and 世");
        press(Key.BACKSPACE);
        type("界");
        until(text -> text.contains("e\u0301 and 界"));
        type("\u000f\r");
        until(text -> text.contains("Wrote 1 line"));
        type("\u0018");
        awaitBefore();
        assertEquals("e\u0301 and 界\n", Files.readString(folder.resolve("new.txt")));
    }

    @Test
    void a_monitor_paints_over_and_over_and_gives_the_screen_back() throws Exception {
        open("htop", "-d", "2");
        until(text -> text.contains("Load average") && text.contains("PID"));
        press(Key.DOWN);
        Thread.sleep(700);
        assertTrue(screen().contains("PID"), this::screen);
        session.resize(100, 20);
        until(text -> text.lines().count() == 20 && text.contains("Load average"));
        press(Key.F10);
        awaitBefore();
    }
}

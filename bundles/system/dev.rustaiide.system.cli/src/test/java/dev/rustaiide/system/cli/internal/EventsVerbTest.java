package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.ipc.IpcEvents;
import dev.rustaiide.system.ipc.IpcEvents.End;

@Timeout(20)
class EventsVerbTest {
    private static final String SAVED = "{\"time\":\"2026-11-25T10:20:30.123456Z\",\"type\":\"FileSaved\","
            + "\"correlation\":\"abc\",\"event\":{\"file\":\"/a b/c.rs\",\"bytes\":12,\"by\":\"me\",\"more\":[1]}}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> patterns = new ArrayList<>();

    private int run(IpcEvents ide, OutputStream to, String... words) throws InterruptedException {
        var table = new VerbTable(List.of(new EventsVerb(ide, ZoneOffset.UTC)));
        try (var terminal = new Terminal(new PrintStream(to, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            return table.run(List.of(words), terminal, Path.of("/")).number();
        }
    }

    private IpcEvents telling(String... events) {
        return (types, watcher) -> {
            patterns.add(types);
            for (String event : events) {
                if (!watcher.see(json(event))) {
                    return End.ENOUGH;
                }
            }
            return End.IDE_GONE;
        };
    }

    private static Json json(String text) {
        try {
            return Json.parse(text);
        } catch (Exception wrong) { // boundary: the test's own text
            throw new AssertionError(wrong);
        }
    }

    @Test
    void an_event_is_a_line_and_what_was_dropped_is_told() throws Exception {
        assertEquals(0, run(telling(SAVED, "{\"dropped\":7}"), out, "events", "tail", "--type", "File*"));
        assertEquals("""
                10:20:30.123 FileSaved           file="/a b/c.rs"  bytes=12  by=me  more=[1]  [abc]
                             7 dropped
                """, out.toString(StandardCharsets.UTF_8));
        assertEquals("The IDE has ended.\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(List.of("File*"), patterns);
    }

    @Test
    void in_json_a_line_is_an_object_as_it_came() throws Exception {
        assertEquals(0, run(telling(SAVED, "{\"dropped\":7}"), out, "events", "tail", "--json"));
        assertEquals(SAVED + "\n{\"dropped\":7}\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(List.of("*"), patterns);
    }

    @Test
    void what_an_event_says_cannot_play_with_the_terminal() throws Exception {
        String event = "{\"time\":\"x\",\"type\":\"A\",\"event\":{\"file\":\"\\u001b[2J\\u202e\"}}";
        run(telling(event), out, "events", "tail");
        String line = out.toString(StandardCharsets.UTF_8);
        assertTrue(line.chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x202E), line);
    }

    @Test
    void without_an_ide_it_says_what_to_do() throws Exception {
        assertEquals(3, run((types, watcher) -> End.NO_IDE, out, "events", "tail"));
        assertEquals("rust-ai-ide: There are no events to show. No IDE runs.\n"
                + "Start one with rust-ai-ide, then try again.\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(3, run((types, watcher) -> {
            throw new FailureException(new Failure.Other("What.", "Why.", "Next."));
        }, out, "events", "tail"));
        assertTrue(err.toString(StandardCharsets.UTF_8).endsWith("rust-ai-ide: What. Why.\nNext.\n"));
    }

    @Test
    void it_ends_after_its_time() throws Exception {
        long start = System.nanoTime();
        assertEquals(0, run((types, watcher) -> {
            Thread.sleep(Duration.ofMinutes(1));
            return End.ENOUGH;
        }, out, "events", "tail", "--for", "0.05"));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    @Test
    void it_ends_when_nobody_reads_on() throws Exception {
        var closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        String[] endless = new String[10];
        Arrays.fill(endless, SAVED);
        assertEquals(0, run(telling(endless), closed, "events", "tail"));
        assertEquals("", err.toString(StandardCharsets.UTF_8), "read to the end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "events head", "events tail --for x", "events tail --for -1",
        "events tail --for 0", "events tail --type"})
    void what_it_does_not_know_is_wrong_usage(String words) throws Exception {
        assertEquals(2, run(telling(), out, words.split(" ")));
    }
}

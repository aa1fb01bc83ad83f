package dev.rustaiide.system.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;

class HarnessReaderTest {
    private final List<Json> events = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();
    private final HarnessReader reader = new HarnessReader(new HarnessReader.Heard() {
        @Override
        public void event(Json event) {
            events.add(event);
        }

        @Override
        public void printed(String text) {
            printed.append(text);
        }
    });

    private void read(String line, int piece) {
        int at = 0;
        for (; at + piece < line.length(); at += piece) {
            reader.accept(new Line(line.substring(at, at + piece), false, false));
        }
        reader.accept(new Line(line.substring(at), false, true));
    }

    private static String event(String stdout) {
        return "{ \"type\": \"test\", \"name\": \"a\", \"event\": \"failed\", \"stdout\": \"" + stdout
                + "\", \"message\": \"end\" }";
    }

    @Test
    void an_event_behind_printed_words_is_heard_and_the_words_are_kept() {
        read("words" + event("x"), 1000);
        assertEquals("x", events.getFirst().string("stdout", ""));
        assertEquals("words", printed.toString());
    }

    @Test
    void what_only_looks_like_an_event_is_printed() {
        read("{ \"type\": \"mine\" and more }", 1000);
        assertEquals(List.of(), events);
        assertEquals("{ \"type\": \"mine\" and more }\n", printed.toString());
    }

    @Test
    void a_huge_event_keeps_both_ends_wherever_it_is_cut() {
        var random = new Random(7);
        String[] units = {"\\n", "\\\\", "\\\"", "\\u001b", "x", "é"};
        for (int round = 0; round < 20; round++) {
            events.clear();
            var text = new StringBuilder("first");
            while (text.length() < 1_200_000) {
                String unit = units[random.nextInt(units.length)];
                text.append(unit.repeat(1 + random.nextInt(50)));
            }
            read("y".repeat(random.nextInt(3_000_000)) + event(text + "last words"), 500_000 + random.nextInt(100_000));
            assertEquals(1, events.size(), "round " + round);
            String kept = events.getFirst().string("stdout", "");
            assertTrue(kept.startsWith("first") && kept.endsWith("last words") && kept.contains("left out here"));
            assertEquals("end", events.getFirst().string("message", ""));
        }
    }

    @Test
    void a_huge_event_of_nothing_but_escapes_keeps_its_beginning() {
        read(event("\\\\".repeat(2_000_000)).replace("\", \"message\": \"end\"", "\""), 500_000);
        assertEquals("failed", events.getFirst().string("event", ""));
    }
}

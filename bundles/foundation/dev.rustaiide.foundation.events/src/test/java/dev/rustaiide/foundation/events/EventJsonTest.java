package dev.rustaiide.foundation.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;

class EventJsonTest {
    enum Kind {
        GOOD
    }

    private record Inner(Path file, double share) {}

    private record Happened(String text, long count, boolean done, Kind kind, Optional<String> absent,
            List<Inner> parts, Map<String, Integer> sizes, Duration took) {}

    private record Bad(String text) {
        @Override
        public String text() {
            throw new IllegalStateException("accessor, on purpose");
        }
    }

    private record Nest(List<Object> inside) {}

    @Test
    void an_event_is_told_by_its_components() throws Exception {
        var event = new Happened("a \"b\"", 3, true, Kind.GOOD, Optional.empty(),
                List.of(new Inner(Path.of("/x"), 0.5)), Map.of("n", 1), Duration.ofMillis(1500));
        var published = new Published(Instant.EPOCH, "abc", event);
        assertEquals("{\"time\":\"1970-01-01T00:00:00Z\",\"type\":\"EventJsonTest.Happened\",\"correlation\":\"abc\","
                + "\"event\":{\"text\":\"a \\\"b\\\"\",\"count\":3,\"done\":true,\"kind\":\"GOOD\",\"absent\":null,"
                + "\"parts\":[{\"file\":\"/x\",\"share\":0.5}],\"sizes\":{\"n\":1},\"took\":\"PT1.5S\"}}",
                EventJson.of(published).print());
    }

    @Test
    void an_accessor_that_throws_harms_nobody() {
        assertTrue(EventJson.of(new Bad("x")).string("text", "").startsWith("(cannot be read"));
    }

    @Test
    void long_and_deep_ones_are_cut() {
        Record deep = new Nest(List.of());
        for (int i = 0; i < 100; i++) {
            deep = new Nest(List.of(deep));
        }
        assertTrue(EventJson.of(deep).print().length() < 2000);
        Json many = EventJson.of(new Nest(Collections.nCopies(1000, "x"))).get("inside");
        assertEquals(101, many.items().size());
        assertEquals("and 900 more", many.items().getLast().asString().orElseThrow());
    }
}

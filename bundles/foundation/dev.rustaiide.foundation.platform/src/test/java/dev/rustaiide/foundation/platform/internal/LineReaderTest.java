package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LineReaderTest {
    /** Seen on a machine with too much to do: a program had ended before the thread that reads its output began. */
    @Test
    void whoever_waits_for_its_lines_knows_that_its_thread_has_not_begun() {
        List<String> lines = new ArrayList<>();
        var reader = new LineReader(new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8)), false,
                line -> lines.add(line.text()));
        assertFalse(reader.hasBegun());
        reader.run();
        assertTrue(reader.hasBegun());
        assertEquals(List.of("one", "two"), lines);
    }
}

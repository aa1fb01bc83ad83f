package dev.rustaiide.foundation.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Failures failures = new Failures();

    private static Failure missing(String name) {
        return new Failure.Missing(Path.of("/w", name));
    }

    @Test
    void none_is_no_failure_and_one_is_itself() throws FailureException {
        assertEquals(Optional.empty(), failures.toFailure("Cannot."));
        failures.throwIfAny("Cannot.");
        failures.add(missing("a"));
        assertEquals(Optional.of(missing("a")), failures.toFailure("Cannot."));
        var thrown = assertThrows(FailureException.class, () -> failures.throwIfAny("Cannot."));
        assertEquals(missing("a"), thrown.failure());
    }

    @Test
    void one_cause_is_told_once_with_its_count_and_first_places() {
        failures.add(new Failure.DiskFull(Path.of("/d/x")));
        List.of("a", "b", "c", "d").forEach(name -> failures.add(missing(name)));
        var several = assertInstanceOf(Failure.Several.class, failures.toFailure("Cannot.").orElseThrow());
        assertEquals(5, several.count());
        assertEquals(List.of(4, 1), several.groups().stream().map(Failure.Group::count).toList());
        assertEquals(List.of("/w/a", "/w/b", "/w/c"),
                several.groups().getFirst().places().stream().map(Object::toString).toList());
        assertEquals("Check the name, or create the file. Free some space on it, or save elsewhere.",
                several.nextStep());
    }

    @Test
    void different_reasons_are_different_causes() {
        failures.add(new Failure.BadContent(Path.of("/w/a"), "It is empty.", "Fill it."));
        failures.add(new Failure.BadContent(Path.of("/w/b"), "It is torn.", "Fill it."));
        var several = assertInstanceOf(Failure.Several.class, failures.toFailure("Cannot.").orElseThrow());
        assertEquals(2, several.groups().size());
        assertEquals("It is empty. It is torn.", several.why());
        assertEquals("Fill it.", several.nextStep());
    }

    @Test
    void several_within_several_count_each() {
        var inner = new Failures();
        inner.add(missing("a"));
        inner.add(missing("b"));
        failures.add(missing("c"));
        failures.add(inner.toFailure("Cannot.").orElseThrow());
        assertEquals(3, failures.count());
        var several = assertInstanceOf(Failure.Several.class, failures.toFailure("Cannot.").orElseThrow());
        assertEquals(3, several.groups().getFirst().count());
    }

    @Test
    void many_failures_of_one_cause_take_no_more_room_than_one() {
        for (int i = 0; i < 100_000; i++) {
            failures.add(missing("same"));
        }
        var several = assertInstanceOf(Failure.Several.class, failures.toFailure("Cannot.").orElseThrow());
        assertEquals(1, several.groups().size());
        assertEquals(3, several.groups().getFirst().places().size());
    }

    @Test
    void a_face_shows_one_failure_once_until_some_time_has_passed() {
        var now = new AtomicLong();
        var once = new ShownOnce(Duration.ofSeconds(2), now::get);
        assertTrue(once.isNew(missing("a")));
        assertTrue(once.isNew(missing("b")));
        assertFalse(once.isNew(missing("a")));
        now.addAndGet(Duration.ofMillis(1900).toNanos());
        assertFalse(once.isNew(missing("a")));
        now.addAndGet(Duration.ofMillis(1900).toNanos());
        assertFalse(once.isNew(missing("a")), "a burst that goes on stays one");
        assertTrue(once.isNew(missing("b")));
        now.addAndGet(Duration.ofMillis(2100).toNanos());
        assertTrue(once.isNew(missing("a")));
    }
}

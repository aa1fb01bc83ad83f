package dev.rustaiide.system.user.experience.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.user.experience.Pause;
import dev.rustaiide.system.user.experience.Pauses;

class KeptPausesTest {
    @TempDir
    Path temp;

    private static Pause pause(int millis) {
        return new Pause(Instant.EPOCH, millis,
                "java.lang.Object.wait(Object.java:1)\ndev.rustaiide.app.X.y(X.java:2)");
    }

    @Test
    void only_the_last_are_kept_and_they_outlive_the_window() {
        Path file = temp.resolve("pauses.json");
        KeptPauses kept = new KeptPauses(file);
        assertEquals(List.of(), kept.last());
        for (int i = 0; i < Pauses.MOST + 10; i++) {
            kept.add(pause(i));
        }
        List<Pause> next = new KeptPauses(file).last();
        assertEquals(Pauses.MOST, next.size());
        assertEquals(pause(Pauses.MOST + 9), next.getFirst());
        kept.clear();
        assertEquals(List.of(), new KeptPauses(file).last());
    }

    @Test
    void the_culprit_is_the_innermost_frame_that_is_ours() {
        assertEquals("dev.rustaiide.app.X.y(X.java:2)", pause(1).culprit());
        assertEquals("a.B.c(B.java)", new Pause(Instant.EPOCH, 1, "a.B.c(B.java)\nd.E.f(E.java)").culprit());
        assertEquals("", new Pause(Instant.EPOCH, 1, "").culprit());
    }

    @Test
    void a_broken_file_is_begun_anew() throws Exception {
        Path file = Files.writeString(temp.resolve("pauses.json"), "[{\"at\": 1");
        KeptPauses kept = new KeptPauses(file);
        assertEquals(List.of(), kept.last());
        kept.add(pause(7));
        assertEquals(List.of(pause(7)), kept.last());
    }
}

package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.system.lsp.client.testing.TestServers;

class EnabledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path temporary;

    /** The settings of a place are looked up once, since this is asked at every key that is typed. */
    @Test
    void a_server_that_is_switched_off_in_the_folder_covers_nothing_from_then_on() throws Exception {
        try (var rig = new TestServers(temporary, Everything.hostile("is fine"))) {
            SourceText text = rig.write("src/a.txt", Everything.hostile("").languages().iterator().next(), "a");
            assertTrue(rig.source().covers(text));
            Path file = rig.folder().resolve(".rust-ai-ide/settings.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{\"lsp.hostile.enabled\": false}");
            Instant end = Instant.now().plus(PATIENCE);
            while (rig.source().covers(text) && Instant.now().isBefore(end)) {
                Thread.sleep(10);
            }
            assertFalse(rig.source().covers(text));
        }
    }
}

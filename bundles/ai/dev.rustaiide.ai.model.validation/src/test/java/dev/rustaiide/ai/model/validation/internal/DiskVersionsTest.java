package dev.rustaiide.ai.model.validation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

class DiskVersionsTest {
    @TempDir
    Path temp;

    private DiskVersions versions() {
        return new DiskVersions(temp.resolve("completion"));
    }

    private static Json card(String title) {
        return Json.object().put("title", title).build();
    }

    @Test
    void versions_follow_each_other_and_can_be_gone_back_to() throws Exception {
        assertEquals(0, versions().current());
        assertTrue(versions().folder().isEmpty());
        assertEquals(1, versions().install(Map.of("model", new byte[] {1}), card("one")));
        assertEquals(2, versions().install(Map.of("model", new byte[] {2}), card("two")));
        assertEquals("two", versions().card().string("title"));
        assertEquals(1, versions().rollBack());
        assertEquals("one", versions().card().string("title"));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(versions().folder().orElseThrow().resolve("model")));
        assertEquals(0, versions().rollBack());
        assertTrue(versions().card().members().containsKey("figures"), "the shipped card");
        assertThrows(FailureException.class, () -> versions().rollBack());
        assertEquals(3, versions().install(Map.of("model", new byte[] {3}), card("three")));
        assertEquals(0, versions().rollBack(), "the one that answered when it was installed");
    }

    @Test
    void a_version_that_is_gone_leaves_the_shipped_one() throws Exception {
        versions().install(Map.of(), card("one"));
        Files.writeString(temp.resolve("completion/current"), "7");
        assertEquals(0, versions().current());
        Files.writeString(temp.resolve("completion/current"), "../x");
        assertEquals(0, versions().current());
    }
}

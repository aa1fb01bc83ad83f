package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedFoldersTest {
    @Test
    void trust_in_what_was_opened_does_not_follow_links_out_of_it(@TempDir Path folder) throws Exception {
        Path trusted = Files.createDirectory(folder.resolve("trusted"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path link = Files.createSymbolicLink(trusted.resolve("link"), outside);
        var opened = new OpenedFolders(List.of(path -> path.endsWith("by-user")));
        opened.trust(trusted);
        opened.trust(folder.resolve("missing"));
        assertTrue(opened.mayRun(trusted));
        assertFalse(opened.mayRun(link));
        assertFalse(opened.mayRun(outside));
        assertTrue(opened.mayRun(Path.of("/by-user")), "what the user trusts already");
    }
}

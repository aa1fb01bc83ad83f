package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.system.file.watching.FileChanges;

class FoldersTest {
    private static final Path X = Path.of("/x");

    private static void await(FakeFolders folders, String line) throws InterruptedException {
        for (int i = 0; i < 500 && !folders.log.contains(line); i++) {
            Thread.sleep(10);
        }
        assertTrue(folders.log.contains(line), folders.log::toString);
    }

    @Test
    void sessions_share_one_index_which_hears_of_changes_until_the_last_has_gone() {
        var fake = new FakeFolders();
        var folders = new Folders(fake, fake);
        folders.open(X);
        folders.open(X);
        fake.watched.get(X).accept(new FileChanges(Set.of(), Set.of(X.resolve("a.rs")), Set.of(), Set.of()));
        folders.close(X);
        assertEquals(List.of("index /x", "changed [/x/a.rs]"), fake.log);
        folders.close(X);
        folders.close(X);
        assertEquals("store /x", fake.log.getLast());
        assertEquals(3, fake.log.size());
        assertTrue(fake.watched.isEmpty());
    }

    @Test
    void a_session_has_its_folders_indexed_and_gives_them_back() throws Exception {
        try (var server = new TestServer(new ScriptedFeatures())) {
            try (TestEditor editor = server.connect().begin("/x"); TestEditor same = server.connect().begin("/x")) {
                editor.tell("workspace/didChangeWorkspaceFolders", """
                        {"event":{"added":[{"uri":"file:///y","name":"y"}],
                         "removed":[{"uri":"file:///z","name":"z"}]}}""");
                await(server.folders, "index /y");
                editor.tell("workspace/didChangeWorkspaceFolders", """
                        {"event":{"added":[],"removed":[{"uri":"file:///y","name":"y"}]}}""");
                await(server.folders, "store /y");
                same.ask("workspace/symbol", "{\"query\":\"\"}");
                assertEquals(1, server.folders.log.stream().filter("index /x"::equals).count());
            }
            await(server.folders, "store /x");
        }
    }
}

package dev.rustaiide.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class WorkspaceFileTest {
    private static final Path FILE = Path.of("/home/ann/work/all.rust-ai-workspace");

    @Test
    void names_folders_from_where_it_lies() throws FailureException {
        WorkspaceFile file = WorkspaceFile.parse(FILE, """
                {"folders": [{"path": "app"}, {"path": "../library"}, {"path": "/opt/shared/"},
                             {"path": "./app/"}]}""");
        assertEquals(List.of(Path.of("/home/ann/work/app"), Path.of("/home/ann/library"), Path.of("/opt/shared")),
                file.folders());
        assertEquals("all", WorkspaceFile.title(FILE));
    }

    @Test
    void reads_what_another_editor_wrote() throws FailureException {
        Path file = Path.of("/w/mono.code-workspace");
        assertTrue(WorkspaceFile.isOne(file));
        assertFalse(WorkspaceFile.isOne(Path.of("/w/code-workspace.json")));
        WorkspaceFile read = WorkspaceFile.parse(file, """
                {
                  // where the work is
                  "folders": [
                    {"name": "Server", "path": "server"},
                    {"uri": "vscode-remote://ssh/other"},
                    {"path": "a\\u0000b"},
                  ],
                  "settings": {"editor.tabSize": 2},
                }""");
        assertEquals(List.of(Path.of("/w/server")), read.folders());
        assertEquals(List.of("vscode-remote://ssh/other", "a\0b"), read.elsewhere());
        assertEquals("mono", WorkspaceFile.title(file));
    }

    @Test
    void changing_the_folders_leaves_comments_settings_and_names() throws FailureException {
        String before = """
                {
                  // ours
                  "folders": [
                    {"name": "Server", "path": "server"}, {"path": "gone"}, {"uri": "ssh://x"}
                  ],
                  "settings": {"a": 1} // theirs
                }
                """;
        Path file = Path.of("/w/mono.code-workspace");
        String after = WorkspaceFile.print(file, before, List.of(Path.of("/w/new"), Path.of("/w/server")));
        WorkspaceFile read = WorkspaceFile.parse(file, after);
        assertEquals(List.of(Path.of("/w/new"), Path.of("/w/server")), read.folders());
        assertEquals(List.of("ssh://x"), read.elsewhere());
        assertTrue(after.contains("\"Server\"") && after.contains("// ours") && after.contains("// theirs"), after);
        assertFalse(after.contains("gone"), after);
    }

    @Test
    void what_is_near_is_written_so_that_both_can_move() throws FailureException {
        String text = WorkspaceFile.print(FILE, "", List.of(Path.of("/home/ann/work"), Path.of("/home/ann/work/a"),
                Path.of("/home/ann/b"), Path.of("/opt/c")));
        for (String path : List.of("\".\"", "\"a\"", "\"../b\"", "\"/opt/c\"")) {
            assertTrue(text.contains("\"path\": " + path), text);
        }
    }

    @Test
    void what_cannot_be_read_says_where_and_is_not_written_over() {
        for (String text : List.of("{\"folders\": [", "[]", "{\"folders\": 3}")) {
            FailureException read = assertThrows(FailureException.class, () -> WorkspaceFile.parse(FILE, text));
            assertInstanceOf(Failure.BadContent.class, read.failure());
            assertThrows(FailureException.class, () -> WorkspaceFile.print(FILE, text, List.of()));
        }
    }

    @Property(tries = 200)
    void what_was_written_is_read_again(@ForAll @Size(max = 5) List<@CharRange(from = ' ', to = 'ÿ')
            @StringLength(min = 1, max = 12) String> names) throws FailureException {
        List<Path> folders = IntStream.range(0, names.size())
                .mapToObj(i -> Path.of(i % 2 == 0 ? "/home/ann/work" : "/opt", i + names.get(i)).normalize()).toList();
        String once = WorkspaceFile.print(FILE, "", folders);
        assertEquals(folders, WorkspaceFile.parse(FILE, once).folders());
        String again = WorkspaceFile.print(FILE, once, folders.reversed());
        assertEquals(folders.reversed(), WorkspaceFile.parse(FILE, again).folders());
    }
}

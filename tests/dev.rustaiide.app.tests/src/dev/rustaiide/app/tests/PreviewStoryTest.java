package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Files that are looked at one after the other share a tab, until one is kept. */
class PreviewStoryTest {
    private static final Range NAME = Range.of(0, 3, 0, 7);

    private static Path write(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".rs"), "fn " + name + "() {}\n");
    }

    /** Stories before this one may have left editors of their own. */
    private static List<String> open(RunningIde ide, Path folder) {
        return ide.get(() -> ide.the(Editors.class).all().stream().filter(file -> file.startsWith(folder))
                .map(file -> file.getFileName().toString()).sorted().toList());
    }

    private static void look(RunningIde ide, Path file) throws InterruptedException {
        Editors editors = ide.the(Editors.class);
        ide.act(() -> editors.look(new Location(file, NAME), false));
        ide.until("the text of " + file, () -> editors.active().equals(Optional.of(file))
                && editors.activeCode().filter(code -> code.selections().main().end() == 7).isPresent());
    }

    @Test
    void the_next_file_takes_the_place_of_the_one_before_unless_that_is_kept(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("looked"));
        Path main = write(folder, "main");
        Path left = write(folder, "left");
        Path right = write(folder, "rite");
        RunningIde ide = RunningIde.on(folder);
        CodeEditor first = SampleStoryTest.open(ide, main, new Position(0, 3));
        ide.act(first::setFocus);

        look(ide, left);
        assertEquals(List.of("left.rs", "main.rs"), open(ide, folder));
        look(ide, right);
        assertEquals(List.of("main.rs", "rite.rs"), open(ide, folder));

        ide.act(() -> ide.the(Editors.class).activeCode().orElseThrow().document()
                .edit(List.of(TextChange.insert(0, " "))));
        CodeEditor edited = ide.get(() -> ide.the(Editors.class).activeCode().orElseThrow());
        look(ide, left);
        assertEquals(List.of("left.rs", "main.rs", "rite.rs"), open(ide, folder), "who edits a text wants to keep it");

        assertTrue(ide.command("file.keepOpen"));
        look(ide, main);
        assertEquals(List.of("left.rs", "main.rs", "rite.rs"), open(ide, folder));
        ide.act(() -> edited.document().undo());
        ide.act(() -> ide.the(Editors.class).closeClean(folder));
    }
}

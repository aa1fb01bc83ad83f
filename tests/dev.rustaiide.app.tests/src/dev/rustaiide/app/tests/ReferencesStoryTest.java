package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.foundation.types.Position;

/** What is known of code in a folder that nobody trusts: no server runs, our own index answers. */
class ReferencesStoryTest {
    /** A file's row and a place's row for each of two files. */
    private static final int ROWS = 4;

    private static Path folder(Path temp) throws IOException {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("survey"));
        Files.writeString(folder.resolve("main.rs"), "mod land;\n\nfn main() {\n    land::measure_land(3);\n}\n");
        Files.writeString(folder.resolve("land.rs"), "pub fn measure_land(side: u32) -> u32 {\n    side * side\n}\n");
        return folder;
    }

    @Test
    void finds_where_a_function_is_used_and_goes_from_place_to_place(@TempDir Path temp) throws Exception {
        Path folder = folder(temp);
        RunningIde ide = RunningIde.on(folder);
        CodeEditor editor = SampleStoryTest.open(ide, folder.resolve("main.rs"), new Position(3, 12));
        ide.until("syntax", () -> editor.document().tree().isPresent());
        assertTrue(ide.command("go.references"));
        RowView<?> rows = ide.get(() -> list(ide));
        askUntilIndexed(ide, rows);

        Editors editors = ide.the(Editors.class);
        assertTrue(ide.command("go.nextPlace"));
        Path first = ide.get(() -> editors.active().orElseThrow());
        assertTrue(ide.command("go.nextPlace"));
        Path second = ide.get(() -> editors.active().orElseThrow());
        assertTrue(!first.equals(second) && second.startsWith(folder), first + " and then " + second);
        ide.until("the place to be selected", () -> editors.activeCode().isPresent()
                && editors.activeCode().get().document().text().substring(
                        editors.activeCode().get().selections().main().start(),
                        editors.activeCode().get().selections().main().end()).equals("measure_land"));
        assertTrue(ide.command("go.previousPlace"));
        ide.until("the first place again", () -> editors.active().equals(Optional.of(first)));
        assertEquals(ROWS, ide.get(rows::rowCount));
    }

    /** The index reads a folder after it was opened, and tells nobody when it is done. */
    private static void askUntilIndexed(RunningIde ide, RowView<?> rows) throws InterruptedException {
        for (int turn = 0; turn < 100 && ide.get(rows::rowCount) != ROWS; turn++) {
            ide.command("go.references");
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertEquals(ROWS, ide.get(rows::rowCount));
    }

    private static RowView<?> list(RunningIde ide) {
        WindowLayout layout = ide.the(WindowLayout.class);
        EModelService model = ide.the(EModelService.class);
        Object widget = model.find("dev.rustaiide.references", layout.window()).getWidget();
        return below((Composite) widget);
    }

    private static RowView<?> below(Composite parent) {
        for (Control child : parent.getChildren()) {
            if (child instanceof RowView<?> rows) {
                return rows;
            }
        }
        throw new IllegalStateException("no list in " + parent);
    }
}

package dev.rustaiide.app.explorer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.Trash;

class ExplorerFilesTest {
    @TempDir
    Path root;
    private final List<String> followed = new ArrayList<>();
    private final List<Path> trashed = new ArrayList<>();
    private final List<Object> told = new ArrayList<>();
    private Display display;
    private ExplorerFiles files;

    private static <T> T fake(Class<T> type, Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(arguments == null ? new Object[0] : arguments)));
    }

    /** On the thread of the test, which is the one of the user interface from then on. */
    private void start() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        Editors editors = fake(Editors.class, arguments -> {
            followed.add(root.relativize((Path) arguments[0]) + " to " + root.relativize((Path) arguments[1]));
            return null;
        });
        Trash trash = fake(Trash.class, arguments -> {
            trashed.add((Path) arguments[0]);
            return new Trash.Item((Path) arguments[0], root, root);
        });
        files = new ExplorerFiles(editors, fake(Documents.class, arguments -> List.of()),
                fake(Panels.class, arguments -> Optional.empty()), fake(FailureNotices.class, arguments -> {
                    told.add(arguments[0]);
                    return null;
                }), trash, fake(TextFiles.class, arguments -> null), fake(Look.class, arguments -> null),
                new Ui(display));
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean());
    }

    @Test
    void what_was_moved_and_copied_is_taken_back_in_turn() throws Exception {
        start();
        Path a = Files.writeString(root.resolve("a"), "a");
        Path b = Files.writeString(root.resolve("b"), "b");
        Path to = Files.createDirectory(root.resolve("to"));
        var moved = new ArrayList<Path>();
        files.move(List.of(a, b), to, moved::addAll);
        until(() -> moved.size() == 2);
        assertEquals(List.of("a to to/a", "b to to/b"), followed);
        var copied = new ArrayList<Path>();
        files.copy(List.of(to.resolve("a")), to, copied::addAll);
        until(() -> copied.equals(List.of(to.resolve("a copy"))));
        assertEquals("Undo copy of 1 item", files.undoTitle());
        files.undo();
        until(() -> trashed.equals(copied));
        assertEquals("Undo move of 2 items", files.undoTitle());
        files.undo();
        until(() -> Files.exists(a) && Files.exists(b));
        assertFalse(files.canUndo());
        assertEquals(List.of(), told);
        display.dispose();
    }

    @Test
    void what_cannot_be_moved_stays_and_its_editors_with_it() throws Exception {
        start();
        Path a = Files.writeString(root.resolve("a"), "a");
        Path b = Files.writeString(root.resolve("b"), "b");
        Path to = Files.createDirectory(root.resolve("to"));
        Files.writeString(to.resolve("b"), "theirs");
        var ended = new ArrayList<Path>();
        files.move(List.of(a, b), to, ended::addAll);
        until(() -> !ended.isEmpty());
        assertEquals(List.of(to.resolve("a")), ended);
        assertEquals("theirs", Files.readString(to.resolve("b")));
        assertTrue(Files.exists(b));
        assertEquals(List.of("a to to/a", "b to to/b", "to/b to b"), followed);
        until(() -> told.size() == 1);
        display.dispose();
    }
}

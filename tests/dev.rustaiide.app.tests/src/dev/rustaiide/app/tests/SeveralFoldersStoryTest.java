package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.types.Position;

/** Several folders in one window, each with what is its own. */
class SeveralFoldersStoryTest {
    @Test
    void works_in_two_folders_of_which_one_is_trusted(@TempDir Path temp) throws Exception {
        Path app = SampleStoryTest.sample(temp.toRealPath());
        Path notes = Files.createDirectories(temp.toRealPath().resolve("notes"));
        Files.createDirectories(notes.resolve(".git"));
        Files.writeString(notes.resolve(".git/HEAD"), "ref: refs/heads/drafts\n");
        Path text = Files.writeString(notes.resolve("plan.md"), "# Polygon\n");
        RunningIde ide = RunningIde.on(app);
        Folders folders = ide.the(Folders.class);
        Openings openings = ide.the(Openings.class);
        ide.act(() -> ide.the(OpenFolder.class).add(notes));
        ide.until("both folders", () -> folders.all().stream().map(Folder::path).toList().equals(List.of(app, notes)));

        ide.until("Cargo to be asked", () -> ide.the(Builds.class).workspace(folders.all().getFirst()).isPresent());
        assertEquals(app, ide.get(() -> openings.trustQuestion().orElseThrow().path()), "it has code");
        ide.act(() -> openings.answerTrust(true));
        ide.until("trust in one", () -> folders.isTrusted(folders.of(app).orElseThrow()));
        assertFalse(ide.get(() -> folders.isTrusted(folders.of(notes).orElseThrow())));

        CodeEditor editor = SampleStoryTest.open(ide, text, new Position(0, 0));
        ide.until("the folder of the editor to be the current one",
                () -> folders.current().filter(one -> one.path().equals(notes)).isPresent());
        ide.until("its branch", () -> folders.branch().filter("drafts"::equals).isPresent());
        assertFalse(ide.get(folders::isTrusted));
        assertEquals(List.of("notes", "plan.md"), ide.get(() -> ide.the(WorkspaceNames.class).path(text)));
        assertEquals("plan.md", ide.get(() -> ide.the(WorkspaceNames.class).relative(text)));
        assertEquals("# Polygon\n", ide.get(() -> editor.document().text().toString()));
        SampleStoryTest.open(ide, app.resolve("README.md"), new Position(0, 0));
        ide.until("the other folder to be current", folders::isTrusted);

        assertEquals(Set.of(app, notes), found(ide, "polygon"), "search looks into both");
        removed(ide, notes, text);
    }

    /** Which of the open folders have files with {@code word}: searched for and gone through as people do. */
    private static Set<Path> found(RunningIde ide, String word) throws InterruptedException {
        assertTrue(ide.command("view.search"));
        Shell shell = ide.get(() -> ide.the(WindowLayout.class).shell().orElseThrow());
        ide.until("the field", () -> field(shell, "Search in files").isPresent());
        ide.act(() -> field(shell, "Search in files").orElseThrow().setText(word));
        var folders = new HashSet<Path>();
        ide.until("places in both folders", () -> {
            ide.the(Commands.class).run(new CommandId("go.nextPlace"));
            ide.the(Editors.class).active().flatMap(file -> ide.the(Folders.class).of(file))
                    .ifPresent(folder -> folders.add(folder.path()));
            return folders.size() > 1;
        });
        return folders;
    }

    private static Optional<Text> field(Composite parent, String placeholder) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Text text && text.isVisible() && text.getMessage().equals(placeholder)) {
                return Optional.of(text);
            }
            Optional<Text> below = child instanceof Composite more ? field(more, placeholder) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static void removed(RunningIde ide, Path folder, Path file) throws InterruptedException {
        Folders folders = ide.the(Folders.class);
        ide.act(() -> ide.the(Openings.class).remove(folders.of(folder).orElseThrow()));
        ide.until("one folder", () -> folders.all().size() == 1);
        ide.until("its editor to close", () -> !ide.the(Editors.class).all().contains(file));
        assertEquals(folders.all().getFirst(), ide.get(() -> folders.current().orElseThrow()));
    }

    @Test
    void a_workspace_is_saved_and_opened_with_its_editors(@TempDir Path temp) throws Exception {
        Path one = Files.createDirectories(temp.toRealPath().resolve("one"));
        Path two = Files.createDirectories(temp.toRealPath().resolve("two"));
        Path file = Files.writeString(two.resolve("b.txt"), "b");
        Path workspace = temp.toRealPath().resolve("both.rust-ai-workspace");
        RunningIde ide = RunningIde.on(one);
        Folders folders = ide.the(Folders.class);
        ide.act(() -> ide.the(OpenFolder.class).add(two));
        ide.until("both folders", () -> folders.all().size() == 2);
        SampleStoryTest.open(ide, file, new Position(0, 1));
        ide.act(() -> folders.saveAs(workspace));
        ide.until("its name", () -> folders.title().filter("both"::equals).isPresent());
        Path states = Path.of(System.getenv("RUST_AI_IDE_HOME"), "state", "folders");
        SampleStoryTest.open(ide, file, new Position(0, 0));
        until(() -> has(states, workspace, file));

        RunningIde.on(Files.createDirectories(temp.toRealPath().resolve("other")));
        ide.until("the editor to close", () -> !ide.the(Editors.class).all().contains(file));
        assertEquals(1, ide.get(() -> folders.all().size()));
        ide.act(() -> ide.the(OpenFolder.class).open(workspace));
        ide.until("both folders again", () -> folders.all().size() == 2);
        ide.until("the editor again", () -> ide.the(Editors.class).active().filter(file::equals).isPresent());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertTrue(condition.holds());
    }

    private static boolean has(Path states, Path workspace, Path file) throws Exception {
        try (Stream<Path> files = Files.list(states)) {
            for (Path each : files.toList()) {
                String text = Files.readString(each);
                if (text.contains(workspace.toUri().toString()) && text.contains(file.toUri().toString())) {
                    return true;
                }
            }
        }
        return false;
    }
}

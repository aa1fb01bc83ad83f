package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Position;

/** Settings as a user meets them: the page, the file in an editor, and an organisation that locks some. */
class SettingsStoryTest {
    @TempDir
    Path temp;
    private RunningIde ide;
    private Settings settings;
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectories(temp.toRealPath().resolve("work"));
        ide = RunningIde.on(folder);
        settings = ide.the(Settings.class);
        Files.createDirectories(settings.userFile().getParent());
        Files.writeString(settings.userFile(), "{\n}\n");
    }

    @AfterEach
    void forget() throws Exception {
        Files.deleteIfExists(RunningIde.policy());
        Files.writeString(settings.userFile(), "{\n}\n");
        ide.until("the standard settings", () -> number("editor.tabSize") == 4 && settings.problems().isEmpty()
                && settings.lock(key("editor.insertSpaces")).isEmpty());
    }

    @Test
    void a_locked_setting_says_who_locks_it_and_stays_while_a_free_one_changes_the_editor() throws Exception {
        Files.writeString(RunningIde.policy(), "{\"by\": \"ACME\", \"reason\": \"Tabs are for people.\",\n"
                + "\"settings\": {\"editor.insertSpaces\": true}, \"locked\": [\"editor.insertSpaces\"]}");
        ide.until("the lock", () -> settings.lock(key("editor.insertSpaces")).isPresent());
        assertTrue(ide.command("settings.open"));
        ide.until("the locked box", () -> shown(Checkbox.class, box -> box.label().equals("Indent with spaces"))
                .stream().anyMatch(box -> !box.isEnabled() && box.isOn()));
        assertFalse(ide.get(() -> shown(Caption.class,
                caption -> caption.text().equals("Locked by ACME: Tabs are for people."))).isEmpty());
        assertThrows(FailureException.class, () -> set("editor.insertSpaces", false));

        ide.act(() -> {
            TextField field = fieldOf("Tab size");
            assertTrue(field.isEnabled());
            field.setText("7");
            Event enter = new Event();
            enter.keyCode = SWT.CR;
            field.control().notifyListeners(SWT.KeyDown, enter);
        });
        ide.until("another tab size", () -> number("editor.tabSize") == 7);
        assertTrue(Files.readString(settings.userFile()).contains("\"editor.tabSize\": 7"));
        Path file = Files.writeString(folder.resolve("tab.txt"), "");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 0));
        ide.type(editor, "\t");
        assertEquals(" ".repeat(7), ide.get(() -> editor.document().text().toString()));
        ide.command("editor.undo");
    }

    @Test
    void a_file_that_does_not_parse_keeps_the_last_good_values_and_is_a_problem_at_its_line() throws Exception {
        Path file = settings.userFile();
        Files.writeString(file, "{\"editor.tabSize\": 3}");
        ide.until("the good value", () -> number("editor.tabSize") == 3);
        Files.writeString(file, "{\n    \"editor.tabSize\": 5\n    oops\n}\n");
        Problems problems = ide.the(Problems.class);
        ide.until("the problem", () -> !problems.in(file).isEmpty());
        assertEquals(2, ide.get(() -> problems.in(file).getFirst().location().range().start().line()));
        assertEquals(3, number("editor.tabSize"));
        Files.writeString(file, "{\n    \"editor.tabSize\": 5\n}\n");
        ide.until("the mended value", () -> number("editor.tabSize") == 5 && problems.in(file).isEmpty());
    }

    @Test
    void completion_writes_a_setting_and_its_standard_value() throws Exception {
        Path file = settings.userFile();
        Files.writeString(file, "{\n    \n}\n");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(1, 4));
        ide.until("the text", () -> editor.document().text().toString().equals("{\n    \n}\n"));
        ide.act(() -> editor.select(Selections.at(6)));
        ide.press(editor, SWT.MOD1, ' ');
        ide.until("the list", () -> hasPopup(editor));
        ide.type(editor, "tabsize");
        assertTrue(ide.get(() -> hasPopup(editor)), "it stays while something fits");
        ide.type(editor, "\n");
        assertEquals("{\n    \"editor.tabSize\": 4\n}\n", ide.get(() -> editor.document().text().toString()));
        assertFalse(ide.get(() -> hasPopup(editor)));
        assertTrue(ide.command("file.save"));
        ide.until("the text on disk", () -> !editor.document().isDirty());
    }

    @Test
    void a_file_of_settings_that_is_open_follows_what_the_page_changes() throws Exception {
        Path file = settings.userFile();
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 0));
        ide.until("the text", () -> editor.document().text().toString().equals("{\n}\n"));
        set("editor.tabSize", 9L);
        ide.until("the new line", () -> editor.document().text().toString().contains("\"editor.tabSize\": 9"));
        assertFalse(ide.get(() -> editor.document().isDirty()));
    }

    @SuppressWarnings("unchecked")
    private <T> void set(String id, T value) throws FailureException {
        settings.set((SettingKey<T>) key(id), value);
    }

    private SettingKey<?> key(String id) {
        return settings.key(id).orElseThrow();
    }

    private long number(String id) {
        return assertInstanceOf(Long.class, settings.get(key(id)));
    }

    private static boolean hasPopup(CodeEditor editor) {
        for (Shell shell : editor.getShell().getShells()) {
            if (shell.isVisible()) {
                return true;
            }
        }
        return false;
    }

    /** The field in the row of the page that has {@code title}. */
    private TextField fieldOf(String title) {
        Caption caption = shown(Caption.class, each -> each.text().equals(title)).getFirst();
        for (Control control : caption.getParent().getChildren()) {
            if (control instanceof TextField field) {
                return field;
            }
        }
        throw new AssertionError("no field with " + title);
    }

    private <T extends Control> List<T> shown(Class<T> type, Predicate<T> wanted) {
        var found = new ArrayList<T>();
        collect(ide.the(WindowLayout.class).shell().orElseThrow(), type, wanted, found);
        return found;
    }

    private static <T extends Control> void collect(Composite parent, Class<T> type, Predicate<T> wanted,
            List<T> found) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child) && child.isVisible() && wanted.test(type.cast(child))) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                collect(composite, type, wanted, found);
            }
        }
    }
}

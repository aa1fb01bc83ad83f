package dev.rustaiide.app.vim.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;

/** Vim in a real editor on the screen. */
class AttachedVimsTest {
    private static final Path FILE = Path.of("/project/a.txt");
    private final AtomicInteger told = new AtomicInteger();
    private CodeEditor editor;
    private AttachedVims vims;

    /** All on one thread, that of the window. */
    private void onScreen(Runnable test) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        var display = new Display();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        MemoryFiles files = new MemoryFiles();
        files.put(FILE, "abcdef");
        var document = new Document(files.read(FILE), new Document.Ground(files, new FakeSyntax(), display::asyncExec,
                System::currentTimeMillis, event -> { }));
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook")
                .getConstructor().newInstance();
        editor = new CodeEditor(shell, look, document);
        vims = new AttachedVims(code -> new EditorVim(code, (act, argument, at) -> false, told::incrementAndGet));
        shell.open();
        try {
            test.run();
        } finally {
            display.dispose();
        }
    }

    private void press(char key) {
        Event event = new Event();
        event.widget = editor.view().canvas();
        event.character = key;
        event.keyCode = key;
        assertTrue(vims.at(event.widget).orElseThrow().take(event), "Vim takes " + key);
    }

    /** As people do, at the caret, with the keys of the editor. */
    private void type(String text) {
        for (char c : text.toCharArray()) {
            Event event = new Event();
            event.character = c;
            event.keyCode = c;
            event.doit = true;
            editor.view().canvas().notifyListeners(SWT.KeyDown, event);
        }
    }

    private void isNow(String expected, int caret) {
        assertEquals(expected, editor.document().text().toString());
        assertEquals(caret, editor.selections().main().caret());
    }

    @Test
    void an_editor_that_is_closed_leaves_nothing_behind() throws Exception {
        onScreen(() -> {
            EditorVim vim = vims.attach(editor);
            assertSame(vim, vims.attach(editor));
            assertEquals(1, vims.count());
            editor.dispose();
            assertEquals(0, vims.count());
        });
    }

    @Test
    void a_pointer_that_puts_the_caret_elsewhere_begins_another_insertion_and_step() throws Exception {
        onScreen(() -> {
            vims.attach(editor).set(true);
            press('i');
            type("xy");
            isNow("xyabcdef", 2);
            editor.select(Selections.at(5));
            type("z");
            press(SWT.ESC);
            isNow("xyabczdef", 5);
            press('$');
            press('.');
            isNow("xyabczdezf", 8);
            press('u');
            press('u');
            isNow("xyabcdef", 5);
            press('u');
            isNow("abcdef", 0);
        });
    }

    private void pressControl(char key) {
        Event event = new Event();
        event.widget = editor.view().canvas();
        event.stateMask = SWT.CTRL;
        event.keyCode = key;
        event.character = (char) (key & 0x1f);
        assertTrue(vims.at(event.widget).orElseThrow().take(event), "Vim takes Ctrl+" + key);
    }

    @Test
    void control_keys_edit_what_the_editor_has_typed_and_more_is_typed_behind() throws Exception {
        onScreen(() -> {
            vims.attach(editor).set(true);
            press('A');
            type(" one two");
            pressControl('w');
            isNow("abcdef one ", 11);
            type("x");
            pressControl('o');
            press('0');
            type(">");
            press(SWT.ESC);
            isNow(">abcdef one x", 0);
            press('x');
            press('y');
            press('w');
            press('A');
            pressControl('r');
            press('"');
            type("!");
            press(SWT.ESC);
            isNow("abcdef one xabcdef !", 19);
        });
    }

    @Test
    void columns_are_shown_as_selected_and_typed_into_together() throws Exception {
        onScreen(() -> {
            vims.attach(editor).set(true);
            press('A');
            type("\r");
            type("ghi");
            press(SWT.ESC);
            press('g');
            press('g');
            press('l');
            pressControl('v');
            press('j');
            press('l');
            assertEquals(2, editor.selections().all().size());
            press('I');
            type("-");
            press(SWT.ESC);
            isNow("a-bcdef\ng-hi", 1);
            assertEquals(1, editor.selections().all().size());
        });
    }
}

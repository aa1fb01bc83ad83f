package dev.rustaiide.app.assistant.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.assistant.internal.parts.NoteLine;
import dev.rustaiide.app.assistant.internal.view.Looks;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.testing.TestCommands;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/** The box in an editor on the screen; the thread of the test is that of the window. */
class InlineRewriteTest {
    private static final String CODE = "fn buy() {}\nfn sell() {}\nfn keep() {}\n";
    private static final Path FILE = Path.of("/project/src/main.rs");
    private final ScriptedRewriter rewriter = new ScriptedRewriter();
    private final List<Object> shown = new ArrayList<>();
    private final Problems problems = new Problems();
    private Display display;
    private CodeEditor editor;
    private Document document;
    private InlineRewrite inline;

    private interface Act {
        void run() throws Exception;
    }

    /** All on one thread, that of the window. */
    private void onScreen(Act act) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 900, 600);
        MemoryFiles files = new MemoryFiles();
        files.put(FILE, CODE);
        document = new Document(files.read(FILE), new Document.Ground(files, new FakeSyntax(), display::asyncExec,
                System::currentTimeMillis, event -> { }));
        Look look = Looks.light();
        editor = new CodeEditor(shell, look, document);
        Commands commands = TestCommands.none();
        commands.add(Command.of(RewriteBox.ACCEPT, MenuGroup.ASSISTANT, "Accept", "Alt+Enter", () -> inline.accept()));
        inline = new InlineRewrite(fake(Editors.class), fake(OpenFolders.class), problems, () -> rewriter, Buffers.NONE,
                look, commands, fake(FailureNotices.class), new Ui(display));
        shell.open();
        shell.layout(true, true);
        editor.setFocus();
        editor.select(Selections.at(15));
        settle();
        try {
            act.run();
        } finally {
            display.dispose();
        }
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "activeCode" -> Optional.of(editor);
                    case "of" -> Optional.empty();
                    case "show" -> {
                        shown.add(arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private void settle() {
        while (display.readAndDispatch()) {
            // The next one.
        }
    }

    private void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.currentTimeMillis() + 10_000;
        while (!condition.getAsBoolean()) {
            assertTrue(System.currentTimeMillis() < end, "not within ten seconds: " + what);
            if (!display.readAndDispatch()) {
                Thread.sleep(2);
            }
        }
        settle();
    }

    private <C extends Control> Optional<C> find(Composite in, Class<C> kind) {
        for (Control child : in.getChildren()) {
            if (kind.isInstance(child) && child.isVisible()) {
                return Optional.of(kind.cast(child));
            }
            Optional<C> found = child instanceof Composite composite ? find(composite, kind) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<TextField> field() {
        return find(editor.view().canvas(), TextField.class);
    }

    private String note() {
        return find(editor.view().canvas(), NoteLine.class).map(NoteLine::text).orElse("");
    }

    private void open(RewriteAction action) throws InterruptedException {
        inline.open(action);
        until("a box", () -> field().isPresent());
    }

    private void key(int code) {
        Event event = new Event();
        event.keyCode = code;
        event.character = (char) code;
        event.doit = true;
        field().orElseThrow().control().notifyListeners(SWT.KeyDown, event);
        settle();
    }

    private void propose() throws InterruptedException {
        open(RewriteAction.CHANGE);
        field().orElseThrow().setText("lend it");
        key(SWT.CR);
        until("a proposal", () -> find(editor.view().canvas(), DiffView.class).isPresent()
                && note().contains("Alt+Enter accepts"));
    }

    @Test
    void lines_are_written_shown_accepted_in_one_step_and_recorded_before() throws Exception {
        onScreen(() -> {
            propose();
            assertEquals("lend it", rewriter.requests.getFirst().instruction());
            assertEquals(Range.of(1, 0, 1, 12), rewriter.requests.getFirst().lines());
            assertTrue(note().contains("Scripted, on this machine, 1.2 s"), note());
            assertEquals(CODE, document.text().toString(), "nobody has accepted it");
            inline.accept();
            until("the edit", () -> document.text().toString().contains("lend"));
            assertEquals(CODE.replace("sell", "lend"), document.text().toString());
            assertEquals(List.of("accept"), rewriter.heard);
            assertTrue(field().isEmpty(), "the box is closed");
            document.undo();
            assertEquals(CODE, document.text().toString());
            assertTrue(document.undo().isEmpty(), "it was one step");
        });
    }

    @Test
    void escape_discards_and_everything_is_as_it_was() throws Exception {
        onScreen(() -> {
            propose();
            key(SWT.ESC);
            assertTrue(field().isEmpty());
            assertEquals(CODE, document.text().toString());
            assertEquals(Selections.at(15), editor.selections());
            assertEquals(List.of(), rewriter.heard);
            assertFalse(inline.isProposed());
        });
    }

    @Test
    void escape_stops_what_is_being_written_and_the_words_stay() throws Exception {
        onScreen(() -> {
            rewriter.gate = new CountDownLatch(1);
            open(RewriteAction.CHANGE);
            field().orElseThrow().setText("lend it");
            key(SWT.CR);
            until("lines", () -> note().contains("1 line written"));
            key(SWT.ESC);
            until("the end of the call", () -> {
                synchronized (rewriter.heard) {
                    return rewriter.heard.contains("cancelled");
                }
            });
            assertEquals("lend it", field().orElseThrow().text());
            rewriter.gate = new CountDownLatch(0);
            key(SWT.CR);
            until("a proposal", () -> note().contains("Alt+Enter accepts"));
            assertEquals(1, rewriter.requests.getLast().attempt(), "the same words mean another attempt");
        });
    }

    @Test
    void text_that_changed_meanwhile_is_not_written_over() throws Exception {
        onScreen(() -> {
            propose();
            document.edit(List.of(TextChange.insert(0, "// Mine.\n")));
            settle();
            assertTrue(note().startsWith("The text has changed since"), note());
            inline.accept();
            settle();
            assertEquals("// Mine.\n" + CODE, document.text().toString());
            assertEquals(List.of(), rewriter.heard);
            inline.again();
            until("another proposal", () -> note().contains("Alt+Enter accepts"));
            assertEquals(Range.of(2, 0, 2, 12), rewriter.requests.getLast().lines(), "the lines have moved");
            inline.accept();
            until("the edit", () -> document.text().toString().contains("lend"));
            assertEquals("// Mine.\n" + CODE.replace("sell", "lend"), document.text().toString());
        });
    }

    @Test
    void what_is_known_to_be_wrong_goes_with_the_lines_and_ready_made_actions_begin_at_once() throws Exception {
        onScreen(() -> {
            Diagnostic here = Diagnostic.of(new Location(FILE, Range.of(1, 3, 1, 7)), Severity.ERROR, "rustc", "No.");
            Diagnostic elsewhere = Diagnostic.of(new Location(FILE, Range.of(2, 3, 2, 7)), Severity.ERROR, "rustc",
                    "No!");
            problems.replace("rustc", List.of(here, elsewhere));
            open(RewriteAction.FIX);
            until("a proposal", () -> note().contains("Alt+Enter accepts"));
            assertEquals(List.of(here), rewriter.requests.getFirst().problems());
            assertEquals(RewriteAction.FIX, rewriter.requests.getFirst().action());
        });
    }

    @Test
    void several_selected_lines_are_meant_as_they_are() throws Exception {
        onScreen(() -> {
            editor.select(Selections.of(new Selection(2, 14)));
            open(RewriteAction.SIMPLIFY);
            until("a proposal", () -> note().contains("Alt+Enter accepts"));
            assertEquals(Range.of(0, 0, 1, 12), rewriter.requests.getFirst().lines());
        });
    }

    @Test
    void a_failure_is_told_in_the_box_and_what_is_missing_in_the_window() throws Exception {
        onScreen(() -> {
            rewriter.failure = Optional.of(new Failure.Other("It cannot be used.", "It is prose.",
                    "Say it otherwise."));
            open(RewriteAction.DOCUMENT);
            until("the failure", () -> note().contains("It is prose. Say it otherwise."));
            inline.escape();
            Failure none = new Failure.Other("No model.", "There is none.", "Import one.");
            rewriter.obstacle = Optional.of(none);
            inline.open(RewriteAction.CHANGE);
            settle();
            assertEquals(List.of(none), shown);
            assertTrue(field().isEmpty());
        });
    }

    @Test
    void closing_the_editor_stops_all() throws Exception {
        onScreen(() -> {
            rewriter.gate = new CountDownLatch(1);
            open(RewriteAction.SIMPLIFY);
            until("lines", () -> note().contains("1 line written"));
            editor.dispose();
            until("the end of the call", () -> {
                synchronized (rewriter.heard) {
                    return rewriter.heard.contains("cancelled");
                }
            });
        });
    }
}

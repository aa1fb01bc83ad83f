package dev.rustaiide.app.assistant.internal.view;

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
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.assistant.internal.EditorContext;
import dev.rustaiide.app.assistant.internal.Reviewing;
import dev.rustaiide.app.assistant.internal.parts.Chip;
import dev.rustaiide.app.assistant.internal.parts.CodeBlock;
import dev.rustaiide.app.assistant.internal.talk.FakeFolders;
import dev.rustaiide.app.assistant.internal.talk.ScriptedAssistant;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.assistant.internal.talk.TalkShelf;
import dev.rustaiide.app.assistant.internal.talk.TestFiles;
import dev.rustaiide.app.assistant.internal.talk.TestFolder;
import dev.rustaiide.app.refactoring.Reviews;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.testing.TestCommands;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.system.git.integration.Revisions;

/** The panel on the screen, with the thread of the test as that of the window. */
class AssistantViewTest {
    private static final Path ROOT = Path.of("/work/shapes");

    private final TestFolder folder = TestFolder.make();
    private final Path state = folder.path();
    private final ScriptedAssistant assistant = new ScriptedAssistant();
    private final FakeFolders folders = new FakeFolders();
    private final List<String> done = new ArrayList<>();
    private Display display;
    private Composite body;
    private Talk talk;

    @AfterEach
    void tidy() throws Exception {
        folder.close();
    }

    private interface Act {
        void run() throws Exception;
    }

    private void onScreen(Act act) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            Shell shell = new Shell(display);
            shell.setBounds(0, 0, 420, 700);
            body = new Composite(shell, SWT.NONE);
            body.setBounds(0, 0, 420, 660);
            folders.set(ROOT);
            Look look = Gallery.look(ThemeChoice.LIGHT);
            Ui ui = new Ui(display);
            TalkShelf shelf = new TalkShelf(new TestFiles.Paths(state, state, state, state, state),
                    TestFiles.in(state), ui);
            talk = new Talk(() -> assistant, folders, Buffers.NONE, shelf, ui);
            Editors editors = fake(Editors.class);
            FailureNotices notices = fake(FailureNotices.class);
            Panels panels = fake(Panels.class);
            EditorContext context = new EditorContext(editors, new Problems(), folders, fake(Revisions.class), notices,
                    ui);
            Reviewing reviewing = new Reviewing(talk, fake(Reviews.class), panels, look, notices, ui);
            new AssistantView(body, look, talk, assistant, fake(Orchestrator.class), editors, context, reviewing,
                    TestCommands.none(), fake(Links.class), folders, panels, fake(Syntax.class), ui);
            shell.open();
            body.layout(true, true);
            act.run();
        } finally {
            display.dispose();
        }
    }

    /** Notes what it is told to do. */
    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("route")) {
                        assertEquals(ModelTask.CHAT, arguments[0]);
                        return new Route(List.of());
                    }
                    if (method.getReturnType() == Optional.class) {
                        return Optional.empty();
                    }
                    if (method.getReturnType() == List.class) {
                        return List.<Language>of();
                    }
                    done.add(method.getName() + ' ' + (arguments == null ? "" : arguments[0]));
                    return method.getReturnType() == boolean.class ? true : null;
                }));
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> done + " " + talk.exchanges());
    }

    private <T extends Control> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(body, type, found);
        return found;
    }

    private static <T extends Control> void collect(Composite in, Class<T> type, List<T> found) {
        for (Control each : in.getChildren()) {
            if (type.isInstance(each)) {
                found.add(type.cast(each));
            }
            if (each instanceof Composite inner) {
                collect(inner, type, found);
            }
        }
    }

    private TextArea field() {
        return all(TextArea.class).getFirst();
    }

    private void press(int key, int held) {
        Event event = new Event();
        event.keyCode = key;
        event.stateMask = held;
        field().control().notifyListeners(SWT.KeyDown, event);
    }

    private List<String> prose() {
        return all(MarkdownView.class).stream().filter(view -> !(view.getParent().getParent() instanceof CodeBlock))
                .map(MarkdownView::text).toList();
    }

    private List<Button> choices() {
        return all(Button.class).stream().filter(Control::isVisible).toList();
    }

    @Test
    void enter_sends_shift_enter_goes_on_and_the_answer_is_prose_and_code() throws Exception {
        onScreen(() -> {
            assistant.answer = "It is here:\n\n```rust\nfn retry() {}\n```\n\nNo more.";
            field().setText("where");
            press(SWT.CR, SWT.SHIFT);
            assertEquals("where\n", field().text());
            press(SWT.CR, 0);
            assertEquals("", field().text());
            until(() -> !talk.isAnswering());
            assertEquals(List.of("It is here:", "No more."), prose());
            assertEquals("fn retry() {}", all(CodeBlock.class).getFirst().code());
        });
    }

    @Test
    void while_it_grows_an_answer_keeps_its_controls() throws Exception {
        onScreen(() -> {
            assistant.events = List.of(new TurnEvent.Answering(new Author.Model("local/m", "M", true)),
                    new TurnEvent.Piece("One"));
            assistant.end = new CountDownLatch(1);
            assistant.answer = "One and two";
            field().setText("go");
            press(SWT.CR, 0);
            until(() -> prose().equals(List.of("One")));
            MarkdownView before = all(MarkdownView.class).getFirst();
            assistant.end.countDown();
            until(() -> prose().equals(List.of("One and two")));
            assertEquals(before, all(MarkdownView.class).getFirst());
        });
    }

    @Test
    void arrows_go_through_what_was_asked_only_where_nothing_is_written() throws Exception {
        onScreen(() -> {
            field().setText("first?");
            press(SWT.CR, 0);
            until(() -> !talk.isAnswering());
            press(SWT.ARROW_UP, 0);
            assertEquals("first?", field().text());
            press(SWT.ARROW_DOWN, 0);
            assertEquals("", field().text());
            field().setText("mine");
            press(SWT.ARROW_UP, 0);
            assertEquals("mine", field().text());
        });
    }

    @Test
    void what_is_attached_is_a_chip_that_can_be_taken_away() throws Exception {
        onScreen(() -> {
            talk.attach(new Attachment.Whole(ROOT.resolve("src/lib.rs")));
            assertEquals(1, all(Chip.class).size());
            Event delete = new Event();
            delete.keyCode = SWT.DEL;
            all(Chip.class).getFirst().notifyListeners(SWT.KeyDown, delete);
            assertEquals(List.of(), talk.attached());
            assertEquals(0, all(Chip.class).size());
        });
    }

    @Test
    void who_decides_sees_what_would_run_and_the_card_goes_once_they_have() throws Exception {
        onScreen(() -> {
            ToolStep step = new ToolStep(1, "cargo", AgentTool.Effect.RUN, "cargo test --lib", ToolStep.State.WAITING,
                    "", "", List.of());
            List<ApprovalRequest.Decision> decided = new ArrayList<>();
            assistant.events = List.of(new TurnEvent.Wanted(new ApprovalRequest() {
                @Override
                public ToolStep step() {
                    return step;
                }

                @Override
                public String why() {
                    return "It runs a program.";
                }

                @Override
                public void answer(Decision decision) {
                    decided.add(decision);
                }
            }));
            assistant.end = new CountDownLatch(1);
            field().setText("test");
            press(SWT.CR, 0);
            until(() -> !choices().isEmpty());
            assertEquals("cargo test --lib", all(CodeBlock.class).getFirst().code());
            Event enter = new Event();
            enter.keyCode = SWT.CR;
            choices().getFirst().notifyListeners(SWT.KeyDown, enter);
            assertEquals(List.of(ApprovalRequest.Decision.ONCE), decided);
            assertTrue(choices().isEmpty());
            assistant.end.countDown();
            until(() -> !talk.isAnswering());
        });
    }

    @Test
    void a_long_answer_is_read_from_its_beginning_and_hides_what_is_out_of_sight() throws Exception {
        onScreen(() -> {
            assistant.answer = "# Beginning\n\n" + "```rust\nfn a() {}\n```\n\nword\n\n".repeat(60) + "The end.";
            field().setText("tell me all");
            press(SWT.CR, 0);
            until(() -> !talk.isAnswering());
            List<MarkdownView> views = all(MarkdownView.class);
            assertTrue(views.getFirst().getVisible());
            assertFalse(views.getLast().getVisible());
            for (int page = 0; page < 60; page++) {
                press(SWT.PAGE_DOWN, 0);
            }
            assertFalse(views.getFirst().getVisible());
            assertTrue(views.getLast().getVisible());
        });
    }

    @Test
    void the_field_has_undo() throws Exception {
        onScreen(() -> {
            field().setText("one");
            field().setText("one two");
            press('z', SWT.MOD1);
            assertEquals("one", field().text());
            assertEquals("one", talk.draft().text());
            press('y', SWT.MOD1);
            assertEquals("one two", field().text());
        });
    }
}

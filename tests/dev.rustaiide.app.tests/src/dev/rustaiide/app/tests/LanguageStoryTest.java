package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/** What somebody who knows a language tells people while they write, from the service to the screen. */
class LanguageStoryTest {
    private static final String WORDS = "**words** are what text is made of";

    @TempDir
    Path temp;
    private RunningIde ide;
    private Path file;
    private Path other;
    private ServiceRegistration<LanguageSource> registration;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** Knows one language, that of this test's files. */
    private final class Source implements LanguageSource {
        @Override
        public String name() {
            return "story";
        }

        @Override
        public boolean isSyntactic() {
            return false;
        }

        @Override
        public boolean covers(SourceText text) {
            return text.file().toString().endsWith(".story");
        }

        @Override
        public boolean isReady(SourceText text) {
            return true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <A> Call<A> ask(Question<A> question) {
            return switch (question) {
                case Hover.At at -> (Call<A>) Call.of(Optional.of(new Hover(WORDS, Optional.empty(),
                        List.of(new Effect.Go("Go", new Location(other, Range.of(1, 0, 1, 3)))))));
                case Target.Of of -> (Call<A>) Call.of(List.of(new Target(new Location(other, Range.of(1, 0, 1, 3)),
                        Range.of(1, 0, 1, 3), Optional.empty())));
                default -> Call.of(question.nothing());
            };
        }

        @Override
        public void follow(SourceText text) {
            told.add("follow " + text.text());
        }

        @Override
        public void saved(SourceText text) {
            told.add("saved " + text.text());
        }

        @Override
        public void forget(SourceText text) {
            told.add("forget");
        }
    }

    @BeforeEach
    void start() throws Exception {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("work"));
        file = Files.writeString(folder.resolve("a.story"), "some words\n");
        other = Files.writeString(folder.resolve("b.story"), "nothing\nhere\n");
        ide = RunningIde.on(folder);
        registration = FrameworkUtil.getBundle(RunningIde.class).getBundleContext()
                .registerService(LanguageSource.class, new Source(), null);
        ide.act(() -> ide.the(Editors.class).open(file));
        ide.until("the text", () -> editor().filter(one -> one.document().name().equals("a.story")).isPresent());
    }

    @AfterEach
    void end() {
        registration.unregister();
        ide.act(() -> ide.the(Problems.class).replace("story", List.of()));
    }

    private Optional<CodeEditor> editor() {
        return ide.the(PartEditors.class).activeEditor().flatMap(EditorPart::editor);
    }

    private void edit(EditorCommand command) {
        ide.act(() -> editor().orElseThrow().execute(command));
    }

    @Test
    void a_text_is_followed_key_by_key_and_what_a_name_means_is_told_at_the_caret() throws Exception {
        CodeEditor editor = ide.get(() -> editor().orElseThrow());
        ide.until("the text to be followed", () -> told.contains("follow some words\n"));
        edit(EditorCommand.CURSOR_WORD_RIGHT);
        ide.type(editor, "!");
        ide.until("the key to be followed", () -> told.getLast().equals("follow some! words\n"));
        edit(EditorCommand.CURSOR_DOCUMENT_START);
        edit(EditorCommand.SHOW_HOVER);
        ide.until("the hover", () -> explanations().contains(WORDS));
        ide.press(editor, 0, (char) SWT.ESC);
        ide.until("its end", () -> !explanations().contains(WORDS));
        ide.command("file.save");
        ide.until("the save to be told", () -> told.getLast().equals("saved some! words\n"));
        assertEquals("some! words\n", Files.readString(file));
    }

    private List<String> explanations() {
        List<String> found = new ArrayList<>();
        for (Shell shell : Display.getCurrent().getShells()) {
            collect(shell, found);
        }
        return found;
    }

    private static void collect(Control control, List<String> found) {
        if (control instanceof MarkdownView view && view.isVisible()) {
            found.add(view.text());
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, found);
            }
        }
    }

    @Test
    void a_key_leads_to_another_file_and_what_is_found_wrong_is_among_the_problems() throws Exception {
        edit(EditorCommand.GO_TO_DEFINITION);
        ide.until("the other file", () -> editor().filter(one -> one.document().name().equals("b.story")
                && one.caret().line() == 1).isPresent());
        Diagnostic wrong = Diagnostic.of(new Location(file, Range.of(0, 0, 0, 4)), Severity.ERROR, "story",
                "words fail me");
        ide.the(Events.class).publish(new DiagnosticsFound("story", file, Optional.empty(), List.of(wrong)));
        Problems problems = ide.the(Problems.class);
        ide.until("the problem", () -> problems.in(file).equals(List.of(wrong)));
        ide.the(Events.class).publish(new DiagnosticsFound("story", file, Optional.empty(), List.of()));
        ide.until("its end", () -> problems.in(file).isEmpty());
        assertTrue(told.stream().anyMatch(one -> one.equals("follow nothing\nhere\n")), told.toString());
    }
}

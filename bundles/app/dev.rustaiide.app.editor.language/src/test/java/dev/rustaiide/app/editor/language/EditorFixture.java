package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.QuickFix;

/**
 * An editor on the screen, with whoever answers about its text; the test's own thread is the UI thread. Without a
 * display a test that needs it is left out, and says so: {@code xvfb-run releng/quick app.editor} has one.
 */
final class EditorFixture implements AutoCloseable {
    static final Path FILE = Path.of("/project/src/main.rs");
    private static final long PATIENCE = 10_000;

    final ScriptedFeatures features = new ScriptedFeatures();
    final List<Effect> effects = new ArrayList<>();
    /** The addresses of links that were followed. */
    final List<String> followed = new ArrayList<>();
    /** The fixes that were chosen. */
    final List<QuickFix> fixes = new ArrayList<>();
    final Display display;
    final Shell shell;
    final CodeEditor editor;
    final EditorLanguage language;
    final Document document;
    final Look look;

    /** Shows {@code text} with the caret in the place of the bar in it. */
    EditorFixture(String text) {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        look = look();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(20, 300, 900, 500);
        MemoryFiles files = new MemoryFiles();
        int caret = text.indexOf('|');
        files.put(FILE, caret < 0 ? text : text.substring(0, caret) + text.substring(caret + 1));
        document = open(files);
        editor = new CodeEditor(shell, look, document);
        language = EditorLanguage.in(editor, look, new EditorLanguage.Listener() {
            @Override
            public void linkFollowed(String address) {
                followed.add(address);
            }

            @Override
            public void fixChosen(Diagnostic diagnostic, QuickFix fix) {
                fixes.add(fix);
            }
        });
        language.connect(features, effects::add);
        shell.open();
        shell.layout(true, true);
        editor.select(Selections.at(Math.max(0, caret)));
        editor.setFocus();
        settle();
    }

    private Document open(TextFiles files) {
        try {
            return new Document(files.read(FILE), new Document.Ground(files, new FakeSyntax(), display::asyncExec,
                    System::currentTimeMillis, event -> { }));
        } catch (Exception cause) {
            throw new AssertionError(cause);
        }
    }

    private static Look look() {
        try {
            return (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException cause) {
            throw new AssertionError(cause);
        }
    }

    /** Presses a key of the editor that writes {@code character}. */
    void type(String characters) {
        for (char c : characters.toCharArray()) {
            key(c, c, 0);
        }
    }

    void key(int code, char character, int modifiers) {
        Event event = new Event();
        event.keyCode = code;
        event.character = character;
        event.stateMask = modifiers;
        event.doit = true;
        canvas().notifyListeners(SWT.KeyDown, event);
        settle();
    }

    /** Presses, moves or lets go of the pointer on the code. */
    void mouse(int type, int x, int y) {
        Event event = new Event();
        event.x = x;
        event.y = y;
        event.button = 1;
        event.count = 1;
        editor.view().canvas().notifyListeners(type, event);
        settle();
    }

    /** The canvas with the code. */
    Control canvas() {
        return display.getFocusControl() != null ? display.getFocusControl()
                : find(editor, Control.class, control -> control.getListeners(SWT.KeyDown).length > 0).orElseThrow();
    }

    /** Where in the canvas the middle of a character of the first line is, if that is ASCII. */
    int xOf(int character) {
        GC gc = new GC(canvas());
        gc.setFont(look.codeFont());
        double cell = gc.stringExtent("0".repeat(64)).x / 64.0;
        gc.dispose();
        int gutter = 10 * Look.STEP + (int) Math.ceil(3 * cell);
        return gutter + (int) ((character + 0.5) * cell);
    }

    /** How far one row is from the next. */
    int lineHeight() {
        GC gc = new GC(canvas());
        gc.setFont(look.codeFont());
        int height = gc.getFontMetrics().getHeight();
        gc.dispose();
        return (int) Math.round(height * 1.3);
    }

    String text() {
        return document.text().toString();
    }

    Position caret() {
        return editor.caret();
    }

    /** Does what waits on the UI thread. */
    void settle() {
        while (display.readAndDispatch()) {
            // The next one.
        }
    }

    void until(String what, BooleanSupplier condition) {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("not within ten seconds: " + what);
            }
            if (!display.readAndDispatch()) {
                pause(2);
            }
        }
    }

    /** Has the editor ask anew, and waits until it has got the answer to a question like {@code kind}. */
    void refresh(Class<?> kind) {
        answered(kind, language::refresh);
    }

    /** Waits until the editor has got the answer to a question like {@code kind} that {@code cause} makes it ask. */
    void answered(Class<?> kind, Runnable cause) {
        long before = features.times(kind);
        cause.run();
        until("an answer to " + kind.getName(), () -> features.times(kind) > before && features.hasAnswered(kind));
        rest(40);
    }

    /** Lets so much time pass. */
    void rest(long millis) {
        long end = System.currentTimeMillis() + millis;
        while (System.currentTimeMillis() < end) {
            if (!display.readAndDispatch()) {
                pause(2);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The Markdown that is shown beside the text, if any is. */
    Optional<String> explanation() {
        return find(MarkdownView.class, Control::isVisible).map(MarkdownView::text);
    }

    /** The first control of a kind in any window. */
    <C extends Control> Optional<C> find(Class<C> kind, Function<C, Boolean> fits) {
        for (Shell one : display.getShells()) {
            Optional<C> found = find(one, kind, fits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static <C extends Control> Optional<C> find(Control in, Class<C> kind, Function<C, Boolean> fits) {
        if (kind.isInstance(in) && fits.apply(kind.cast(in))) {
            return Optional.of(kind.cast(in));
        }
        if (in instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                Optional<C> found = find(child, kind, fits);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        shell.dispose();
        settle();
        display.dispose();
    }
}

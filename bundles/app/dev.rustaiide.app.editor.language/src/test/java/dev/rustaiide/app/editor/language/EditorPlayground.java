package dev.rustaiide.app.editor.language;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditorListener;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/**
 * Opens a file in an editor and nothing else, to look at and to measure: {@code EditorPlayground FILE [LINE]}. The
 * implementations of files and syntax are named by the system properties {@code files} and {@code syntax}.
 */
public final class EditorPlayground {
    private EditorPlayground() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        Display display = new Display();
        Shell shell = new Shell(display);
        shell.setText("playground");
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1100, 800);
        TextFiles files = (TextFiles) Class
                .forName(System.getProperty("files", "dev.rustaiide.foundation.fs.internal.DiskTextFiles"))
                .getConstructor(StandardPaths.class).newInstance(new TemporaryPaths());
        Syntax syntax = System.getProperty("syntax") == null ? new FakeSyntax()
                : (Syntax) Class.forName(System.getProperty("syntax")).getConstructor(StandardPaths.class)
                        .newInstance(new TemporaryPaths());
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        if (look instanceof Themes themes) {
            themes.choose(ThemeChoice.valueOf(System.getProperty("theme", "LIGHT")));
        }
        Executor ui = display::asyncExec;
        var ground = new Document.Ground(files, syntax, ui, System::currentTimeMillis,
                event -> {});
        long began = System.nanoTime();
        Call<TextFile> read = Call.start("read", scope -> {
            TextFile file = files.read(Path.of(arguments[0]));
            System.err.println("read in " + (System.nanoTime() - began) / 1_000_000 + " ms");
            return file;
        });
        read.onSuccess(ui, file -> {
            CodeEditor editor = new CodeEditor(shell, look, new Document(file, ground));
            editor.addEditorListener(new EditorListener() {
                @Override
                public void statusChanged(CodeEditor changed) {
                    shell.setText(changed.status().line() + ":" + changed.status().column()
                            + (changed.document().isDirty() ? " *" : ""));
                }
            });
            if (arguments.length > 1) {
                int line = Integer.parseInt(arguments[1]);
                int end = editor.document().text().lineEnd(line);
                editor.reveal(Range.at(editor.document().text().positionOf(end)));
            }
            if (Boolean.getBoolean("language")) {
                PlaygroundLanguage.connect(editor, look);
            }
            if (Boolean.getBoolean("problems")) {
                editor.setDiagnostics(problems(editor.document()));
            }
            shell.layout(true, true);
            editor.setFocus();
            editor.update();
            System.err.println("shown in " + (System.nanoTime() - began) / 1_000_000 + " ms");
            System.err.println("text on screen after " + (System.currentTimeMillis() - start) + " ms");
        });
        read.onFailure(ui, cause -> System.err.println(cause));
        shell.open();
        shell.addListener(SWT.Close, event -> System.exit(0));
        while (!shell.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    /** One of each severity, to look at. */
    private static List<Diagnostic> problems(Document document) {
        List<Diagnostic> problems = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int line = 1 + 2 * severity.ordinal();
            int end = document.text().line(line).length();
            Location where = new Location(document.file().orElseThrow(), Range.of(line, 4, line, Math.max(4, end - 1)));
            problems.add(new Diagnostic(where, severity, "rustc", Optional.of("E0308"), "mismatched types",
                    "expected `u32`, found `&str`\n  |\n2 |     let a: u32 = \"x\";\n"
                    + "  |            ---   ^^^ expected `u32`",
                    List.of(), List.of(new QuickFix("Parse the text into a number", List.of(), true))));
        }
        return problems;
    }
}

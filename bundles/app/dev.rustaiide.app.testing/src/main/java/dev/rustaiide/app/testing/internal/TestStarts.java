package dev.rustaiide.app.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

import jakarta.inject.Inject;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.debugger.DebugStarter;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;

/** Runs and debugs tests by where they stand. UI thread only. */
public final class TestStarts {
    private final TestRuns runs;
    private final DebugStarter debugger;
    private final Editors editors;
    private final Syntax syntax;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public TestStarts(TestRuns runs, DebugStarter debugger, Editors editors, Syntax syntax, FailureNotices notices,
            Ui ui) {
        this.runs = runs;
        this.debugger = debugger;
        this.editors = editors;
        this.syntax = syntax;
        this.notices = notices;
        this.ui = ui;
    }

    /** Debugs one test. */
    void debug(TestId id) {
        Optional<Location> at = runs.tests().item(id).flatMap(TestItem::location);
        Call<SyntaxTree.Runnable> call = Call.start("test at " + id, scope -> runnable(id, at));
        call.onFailure(ui, notices::show).onSuccess(ui, found -> debugger.debug(at.orElseThrow().file(), found));
    }

    /** The source says which function it is; documentation and what macros make has none. */
    private SyntaxTree.Runnable runnable(TestId id, Optional<Location> at) throws FailureException, IOException {
        if (at.isPresent() && !id.target().equals(TestId.DOC)) {
            Path file = at.get().file();
            Text text = Text.of(Files.readString(file));
            Optional<SyntaxTree> tree = syntax.parse(syntax.languageOf(file, ""), text);
            Optional<SyntaxTree.Runnable> found = tree.stream().flatMap(parsed -> parsed.runnables().stream())
                    .filter(each -> ("::" + id.path()).endsWith("::" + each.name())
                            || id.path().isEmpty() && each.kind() == SyntaxTree.RunnableKind.MAIN)
                    .min(Comparator.comparingInt(each -> Math.abs(each.line() - at.get().range().start().line())));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new FailureException(new Failure.Other("Cannot debug " + id + ".",
                "No function of the source is this test.", "Run it instead, or debug a function that it calls."));
    }

    /** Runs the test that the caret is in, or the nearest above. */
    void runAtCaret() {
        Optional<CodeEditor> editor = editors.activeCode();
        Optional<Path> file = editor.flatMap(each -> each.document().file());
        file.ifPresent(path -> atCaret(editor.get()).ifPresent(found -> runs.run(path, found)));
    }

    boolean isAtCaret() {
        return editors.activeCode().filter(each -> each.document().file().isPresent()).flatMap(TestStarts::atCaret)
                .isPresent();
    }

    private static Optional<SyntaxTree.Runnable> atCaret(CodeEditor editor) {
        int line = editor.caret().line();
        return editor.document().tree().flatMap(tree -> tree.runnables().stream()
                .filter(each -> each.kind() != SyntaxTree.RunnableKind.MAIN && each.line() <= line)
                .max(Comparator.comparingInt(SyntaxTree.Runnable::line)));
    }
}

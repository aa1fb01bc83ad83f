package dev.rustaiide.app.testing.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.TestedLines;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.system.testing.Coverage;

/** Shows in editors how their tests went and which lines they ran. UI thread only. */
public final class TestMarks {
    private final Editors editors;
    private final TestRuns runs;
    private final Map<CodeEditor, Path> known = new HashMap<>();
    private Optional<Coverage> shown = Optional.empty();

    @Inject
    public TestMarks(Editors editors, TestRuns runs) {
        this.editors = editors;
        this.runs = runs;
        editors.onChange(this::meet);
        editors.onText(this::meet);
        runs.onChange(this::show);
    }

    /** The editor in front may be a new one. */
    private void meet() {
        editors.activeCode().ifPresent(editor -> {
            Optional<Path> file = editor.document().file();
            if (file.isEmpty() || file.get().equals(known.get(editor))) {
                return;
            }
            if (known.put(editor, file.get()) == null) {
                editor.tested().setStates(runnable -> state(editor, runnable));
                editor.addListener(SWT.Dispose, event -> known.remove(editor));
            }
            cover(editor, file.get());
        });
    }

    private TestedLines.State state(CodeEditor editor, SyntaxTree.Runnable runnable) {
        Path file = known.get(editor);
        if (file == null) {
            return TestedLines.State.UNKNOWN;
        }
        List<TestState> states = runs.tests().at(file, runnable.name(),
                runnable.kind() == SyntaxTree.RunnableKind.TEST_MODULE);
        return states.stream().map(TestState::look).min(Comparator.naturalOrder()).map(TestMarks::state)
                .orElse(TestedLines.State.UNKNOWN);
    }

    private static TestedLines.State state(TestState.Look look) {
        return switch (look) {
            case RUNNING -> TestedLines.State.RUNNING;
            case FAILED -> TestedLines.State.FAILED;
            case PASSED -> TestedLines.State.PASSED;
            case IGNORED -> TestedLines.State.IGNORED;
            case STOPPED, UNKNOWN -> TestedLines.State.UNKNOWN;
        };
    }

    private void show() {
        boolean counted = !shown.equals(runs.coverage());
        shown = runs.coverage();
        Map.copyOf(known).forEach((editor, file) -> {
            editor.tested().statesChanged();
            if (counted) {
                cover(editor, file);
            }
        });
    }

    private void cover(CodeEditor editor, Path file) {
        Map<Integer, Boolean> lines = new HashMap<>();
        runs.coverage().stream().flatMap(all -> all.files().stream()).filter(each -> each.file().equals(file))
                .forEach(each -> each.counts().forEach((line, count) -> lines.put(line, count > 0)));
        editor.tested().setCoverage(lines);
    }
}

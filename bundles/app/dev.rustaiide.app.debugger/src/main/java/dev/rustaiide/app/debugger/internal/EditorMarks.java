package dev.rustaiide.app.debugger.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.debugger.internal.KeptBreakpoints.Kept;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.LineMarks;
import dev.rustaiide.app.editor.LineMarks.Mark;
import dev.rustaiide.app.editor.LineMarks.Shape;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.TestArrows;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.system.debug.adapter.Breakpoint.AtLine;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Variable;

/** Shows in editors where a program will stop and where it stands; takes clicks beside lines. UI thread only. */
public final class EditorMarks {
    private final Editors editors;
    private final KeptBreakpoints breakpoints;
    private final DebugRun run;
    private final DebugCommands commands;
    private final TestArrows arrows;
    private final Commands keys;
    /** The editors that are known, with the file of each. */
    private final Map<CodeEditor, Path> known = new HashMap<>();

    @Inject
    public EditorMarks(Editors editors, KeptBreakpoints breakpoints, DebugRun run, DebugCommands commands,
            TestArrows arrows, Commands keys) {
        this.arrows = arrows;
        this.keys = keys;
        this.editors = editors;
        this.breakpoints = breakpoints;
        this.run = run;
        this.commands = commands;
        editors.onChange(this::meet);
        editors.onText(this::meet);
        breakpoints.onChange(this::show);
        run.onChange(this::show);
    }

    /** The editor in front may be a new one. */
    private void meet() {
        editors.activeCode().ifPresent(editor -> {
            Optional<Path> file = editor.document().file();
            if (file.isEmpty() || file.get().equals(known.get(editor))) {
                return;
            }
            if (known.put(editor, file.get()) == null) {
                editor.marks().onClick(click -> clicked(editor, click));
                editor.text().addListener(new Follower(editor));
                editor.addListener(SWT.Dispose, event -> known.remove(editor));
            }
            show(editor, file.get());
        });
    }

    /** Breakpoints go with their lines. */
    private final class Follower implements EditedText.Listener {
        private final CodeEditor editor;

        Follower(CodeEditor editor) {
            this.editor = editor;
        }

        @Override
        public void textChanged(DocumentChange change) {
            Path file = known.get(editor);
            if (file != null && !breakpoints.in(file).isEmpty()) {
                Map<Object, Integer> lines = new HashMap<>();
                editor.marks().now().forEach(mark -> lines.put(mark.key(), mark.line()));
                breakpoints.moved(file, breakpoints.in(file).stream()
                        .map(kept -> lines.getOrDefault(kept, kept.line().orElseThrow().line())).toList());
                show(editor, file);
            }
        }
    }

    private void show() {
        Map.copyOf(known).forEach(this::show);
        meet();
    }

    private void show(CodeEditor editor, Path file) {
        LineMarks marks = editor.marks();
        List<Mark> wanted = breakpoints.in(file).stream()
                .map(kept -> new Mark(kept.line().orElseThrow().line(), shape(kept), kept, tip(kept))).toList();
        if (!wanted.equals(marks.now())) {
            marks.set(wanted);
        }
        Optional<Frame> frame = run.stop().frame().filter(at -> at.file().equals(Optional.of(file)));
        marks.setStop(frame.map(at -> at.at().line()).orElse(-1), !run.stop().isTop());
        marks.setNotes(frame.map(at -> notes(editor, at)).orElse(Map.of()));
    }

    private Shape shape(Kept kept) {
        if (!kept.isOn()) {
            return Shape.OFF;
        }
        if (breakpoints.isIdle(kept.breakpoint())) {
            return Shape.IDLE;
        }
        When when = kept.line().orElseThrow().when();
        return !when.log().isEmpty() ? Shape.LOG : when.isAlways() ? Shape.ACTIVE : Shape.CONDITIONAL;
    }

    private String tip(Kept kept) {
        String words = kept.isOn() ? breakpoints.words(kept.breakpoint()) : "It is turned off.";
        return words.isEmpty() ? BreakpointRows.words(kept.line().orElseThrow().when()) : words;
    }

    private Map<Integer, String> notes(CodeEditor editor, Frame frame) {
        List<Variable> variables = run.stop().scopes().stream().filter(scoped -> scoped.scope().isMain())
                .flatMap(scoped -> scoped.variables().stream()).toList();
        if (variables.isEmpty()) {
            return Map.of();
        }
        int line = frame.at().line();
        Text text = editor.document().text();
        int first = editor.document().tree().map(tree -> functionStart(tree.outline(), line, 0)).orElse(line);
        return InlineValues.of(text, first, line, variables);
    }

    /** Where the innermost declaration around {@code line} begins. */
    private static int functionStart(List<Symbol> symbols, int line, int otherwise) {
        for (Symbol symbol : symbols) {
            if (symbol.range().start().line() <= line && line <= symbol.range().end().line()) {
                return functionStart(symbol.children(), line, symbol.range().start().line());
            }
        }
        return otherwise;
    }

    private void clicked(CodeEditor editor, LineMarks.Click click) {
        Path file = known.get(editor);
        if (file == null) {
            return;
        }
        if (click.button() == 3) {
            menu(editor, file, click.line());
        } else if ((click.modifiers() & SWT.ALT) != 0) {
            editCondition(editor, file, click.line());
        } else if (click.button() == 1) {
            breakpoints.toggle(file, click.line());
        }
    }

    private void menu(CodeEditor editor, Path file, int line) {
        var menu = new PopupMenu(editor);
        Optional<Kept> there = breakpoints.at(file, line);
        runnableAt(editor, line).ifPresent(runnable -> {
            if (runnable.kind() != SyntaxTree.RunnableKind.MAIN) {
                menu.add("Run " + runnable.name(), "Click", () -> arrows.run(file, runnable));
            }
            menu.add("Debug " + runnable.name(), "", () -> commands.debug(file, runnable)).line();
        });
        menu.add(there.isPresent() ? "Remove breakpoint" : "Add breakpoint", keys.keysOf("debug.toggle"),
                () -> breakpoints.toggle(file, line));
        there.ifPresent(kept -> menu.add(kept.isOn() ? "Turn breakpoint off" : "Turn breakpoint on", "",
                () -> breakpoints.setOn(kept, !kept.isOn())));
        menu.line();
        menu.add("Stop if…", "Alt+Click", () -> editCondition(editor, file, line));
        menu.add("Stop from the nth time on…", "", () -> edit(editor, line, whenAt(file, line).hits(),
                hits -> breakpoints.setWhen(file, line, when -> new When(when.condition(), hits, when.log()))));
        menu.add("Print instead of stopping…", "", () -> edit(editor, line, whenAt(file, line).log(),
                log -> breakpoints.setWhen(file, line, when -> new When(when.condition(), when.hits(), log))));
        if (run.isStopped()) {
            menu.line();
            menu.add("Run to this line", "", () -> run.runTo(file, line));
        }
        menu.open(editor.getDisplay().getCursorLocation());
    }

    private static Optional<SyntaxTree.Runnable> runnableAt(CodeEditor editor, int line) {
        return editor.document().tree().flatMap(tree -> tree.runnables().stream()
                .filter(runnable -> runnable.line() == line).findFirst());
    }

    private When whenAt(Path file, int line) {
        return breakpoints.at(file, line).flatMap(Kept::line).map(AtLine::when).orElse(When.ALWAYS);
    }

    /** Opens a field for the condition of the breakpoint at {@code line}. */
    void editCondition(CodeEditor editor, Path file, int line) {
        edit(editor, line, whenAt(file, line).condition(), condition -> breakpoints.setWhen(file, line,
                when -> new When(condition, when.hits(), when.log())));
    }

    private void edit(CodeEditor editor, int line, String before, Consumer<String> accepted) {
        String code = editor.document().text().line(line);
        int start = code.length() - code.stripLeading().length();
        editor.editName(new Range(new Position(line, start), new Position(line, start)), before, new LabelEdit() {
            @Override
            public Optional<String> objection(String text) {
                return Optional.empty();
            }

            @Override
            public void accepted(String text) {
                accepted.accept(text.strip());
            }
        });
    }
}

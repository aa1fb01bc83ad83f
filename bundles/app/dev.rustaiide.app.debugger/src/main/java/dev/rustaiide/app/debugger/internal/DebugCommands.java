package dev.rustaiide.app.debugger.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.debugger.internal.DebugRun.Phase;
import dev.rustaiide.app.debugger.internal.DebugRun.Supply;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.debug.adapter.Debugging;
import dev.rustaiide.system.debug.adapter.Step;

/** What people can do with a debugger, for keys, menu and palette. UI thread only. */
public final class DebugCommands {
    /** More programs than this are no question any more. */
    private static final KeyContext DEBUGGING = KeyContext.of("debugging");
    private static final int MOST_ANSWERS = 6;
    private static final CommandId PLAIN_STOP = new CommandId("run.stop");
    /** What Cargo builds; all else is debugged from the file on, by whatever adapter knows its language. */
    private static final Set<String> BUILT = Set.of("rust", "c", "cpp");

    private final Debugging debugging;
    private final DebugRun run;
    private final Targets targets;
    private final OtherPrograms others;
    private final KeptBreakpoints breakpoints;
    private final Editors editors;
    private final OpenFolders folders;
    private final OpenFolder opening;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    /** Of what was debugged last: in another folder that is not what people mean. */
    private Optional<Path> lastFolder = Optional.empty();

    @Inject
    public DebugCommands(Debugging debugging, DebugRun run, Targets targets, OtherPrograms others,
            KeptBreakpoints breakpoints, Editors editors, OpenFolders folders, OpenFolder opening, Panels panels,
            FailureNotices notices, Look look, Ui ui) {
        this.debugging = debugging;
        this.run = run;
        this.targets = targets;
        this.others = others;
        this.breakpoints = breakpoints;
        this.editors = editors;
        this.folders = folders;
        this.opening = opening;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** Of several commands with one key the one that was added last has it where it makes sense. */
    void addTo(Commands commands) {
        BooleanSupplier idle = () -> !run.isActive() && folders.current().isPresent();
        add(commands, "debug.start", "Start or continue", "F5", () -> idle.getAsBoolean() || run.isStopped(),
                this::startOrContinue);
        add(commands, "debug.caret", "Debug the test or program at the caret", "Alt+F5", idle, this::startAtCaret);
        add(commands, "debug.arguments", "Debug with arguments…", "", idle, this::startWithArguments);
        add(commands, "debug.attach", "Attach to a process…", "", idle, () -> inFolder(others::attach));
        add(commands, "debug.core", "Examine a core file…", "", idle, () -> inFolder(others::core));
        addWithin(commands, "debug.continue", "Continue", "", run::isStopped, () -> run.go(Step.CONTINUE));
        addWithin(commands, "debug.pause", "Pause", "Alt+F6", () -> run.phase() == Phase.RUNNING, run::pause);
        add(commands, "debug.stop", "Stop", "Shift+F5", () -> run.isActive() || isRunning(commands),
                () -> stop(commands));
        add(commands, "debug.restart", "Restart", "Ctrl+Shift+F5", run::hasLast, run::restart);
        addWithin(commands, "debug.over", "Step over", "F10", run::isStopped, () -> run.go(Step.OVER));
        addWithin(commands, "debug.into", "Step into", "F11", run::isStopped, () -> run.go(Step.INTO));
        addWithin(commands, "debug.out", "Step out", "Shift+F11", run::isStopped, () -> run.go(Step.OUT));
        add(commands, "debug.record", "Record from here on, to step back", "", run::canRecord, run::record);
        add(commands, "debug.back", "Step back", "Alt+Shift+F10", run::goesBack, () -> run.go(Step.BACK));
        add(commands, "debug.reverse", "Continue backwards", "Alt+Shift+F11", run::goesBack,
                () -> run.go(Step.REVERSE));
        addWithin(commands, "debug.runTo", "Run to the line of the caret", "Ctrl+F10", run::isStopped,
                () -> withCaret((editor, file) -> run.runTo(file, editor.caret().line())));
        add(commands, "debug.toggle", "Set or remove a breakpoint", "F9", () -> editors.activeCode().isPresent(),
                () -> withCaret((editor, file) -> breakpoints.toggle(file, editor.caret().line())));
        add(commands, "debug.toggleAll", "Turn all breakpoints on or off", "", () -> !breakpoints.all().isEmpty(),
                breakpoints::toggleAll);
        add(commands, "debug.clear", "Remove all breakpoints", "", () -> !breakpoints.all().isEmpty(),
                breakpoints::removeAll);
        commands.add(Command.of("view.disassembly", MenuGroup.VIEW, "Disassembly", "",
                () -> panels.openPage(DisassemblyPage.ID, "Disassembly", DisassemblyPage.CONTRIBUTION)));
        commands.add(Command.of("view.memory", MenuGroup.VIEW, "Memory", "",
                () -> panels.openPage(MemoryPage.ID, "Memory", MemoryPage.CONTRIBUTION)));
        commands.add(Command.of("view.debugConsole", MenuGroup.VIEW, "Debug console", "Ctrl+Alt+Y",
                () -> panels.togglePart(ConsoleView.ID)));
    }

    private static void add(Commands commands, String id, String title, String keys, BooleanSupplier enabled,
            Runnable action) {
        commands.add(Command.when(id, MenuGroup.DEBUG, title, keys, enabled, action));
    }

    private static void addWithin(Commands commands, String id, String title, String keys, BooleanSupplier enabled,
            Runnable action) {
        commands.add(Command.when(id, MenuGroup.DEBUG, title, keys, enabled, action).within(DEBUGGING));
    }

    /** Whether a program runs without a debugger. */
    private static boolean isRunning(Commands commands) {
        return commands.find(PLAIN_STOP).filter(plain -> plain.enabled().getAsBoolean()).isPresent();
    }

    private void stop(Commands commands) {
        if (run.isActive()) {
            run.end();
        } else {
            commands.run(PLAIN_STOP);
        }
    }

    private void startOrContinue() {
        if (run.isStopped()) {
            run.go(Step.CONTINUE);
        } else {
            start();
        }
    }

    /** Something to do where the caret is. */
    private interface AtCaret {
        void act(CodeEditor editor, Path file);
    }

    private void withCaret(AtCaret action) {
        editors.activeCode().ifPresent(editor -> editor.document().file()
                .ifPresent(file -> action.act(editor, file)));
    }

    /** Debugs what was debugged last in the folder, or else the program of the folder that people work in. */
    void start() {
        folders.current().ifPresent(folder -> whenTrusted(folder, () -> {
            Optional<LanguageId> language = editors.activeCode().map(editor -> editor.document().language().id())
                    .filter(one -> !BUILT.contains(one.value()) && debugging.languages().contains(one));
            Optional<Path> script = editors.activeCode().flatMap(editor -> editor.document().file());
            if (language.isPresent() && script.isPresent()) {
                begin(folder, Targets.script(folder.path(), script.get(), language.get()));
            } else if (run.hasLast() && lastFolder.equals(Optional.of(folder.path()))) {
                show();
                run.restart();
            } else {
                startProgram(folder);
            }
        }));
    }

    private void startProgram(Folder folder) {
        withProgram(folder, this::startAtCaret,
                chosen -> begin(folder, targets.program(folder.path(), chosen, List.of())));
    }

    private void startWithArguments() {
        inFolder((folder, begin) -> withProgram(folder, () -> notices.show(new Failure.Other(
                "Cannot debug " + folder.name() + ".", "It has no program.", "Debug a test: it takes no arguments.")),
                chosen -> others.withArguments(folder, chosen, begin)));
    }

    /** Something to do in a folder whose code may run, which gives what is debugged then. */
    private void inFolder(BiConsumer<Folder, BiConsumer<Folder, Supply>> action) {
        folders.current().ifPresent(folder -> whenTrusted(folder, () -> action.accept(folder, this::begin)));
    }

    private void withProgram(Folder folder, Runnable none, Consumer<CargoTarget> then) {
        targets.programs(folder.path(), editors.active()).onFailure(ui, notices::show)
                .onSuccess(ui, programs -> choose(programs, none, then));
    }

    private void choose(List<CargoTarget> programs, Runnable none, Consumer<CargoTarget> then) {
        Optional<Shell> shell = panels.shell();
        if (programs.isEmpty()) {
            none.run();
        } else if (programs.size() == 1 || shell.isEmpty()) {
            then.accept(programs.getFirst());
        } else if (programs.size() > MOST_ANSWERS) {
            others.pickProgram(shell.get(), programs, then);
        } else {
            var answers = new ArrayList<>(programs.stream().map(CargoTarget::name).toList());
            answers.add("Cancel");
            Question.ask(shell.get(), look, "Debug", "Which program shall be debugged?", answers, answer -> {
                if (answer < programs.size()) {
                    then.accept(programs.get(answer));
                }
            });
        }
    }

    /** Debugs the test that the caret is in, or the nearest above. */
    private void startAtCaret() {
        withCaret((editor, file) -> editor.document().tree().flatMap(tree -> tree.runnables().stream()
                .filter(runnable -> runnable.line() <= editor.caret().line())
                .max(Comparator.comparingInt(SyntaxTree.Runnable::line))).ifPresent(it -> debug(file, it)));
    }

    /** Debugs what the arrow beside {@code runnable} stands for. */
    void debug(Path file, SyntaxTree.Runnable runnable) {
        folders.of(file).or(folders::current).ifPresent(folder -> whenTrusted(folder,
                () -> begin(folder, targets.of(folder.path(), file, runnable))));
    }

    private void begin(Folder folder, Supply supply) {
        lastFolder = Optional.of(folder.path());
        show();
        run.start(supply);
    }

    private void show() {
        panels.showSide("DEBUG");
        panels.showPart(ConsoleView.ID);
    }

    private void whenTrusted(Folder folder, Runnable action) {
        if (folders.isTrusted(folder)) {
            action.run();
        } else {
            opening.askTrust(folder);
        }
    }
}

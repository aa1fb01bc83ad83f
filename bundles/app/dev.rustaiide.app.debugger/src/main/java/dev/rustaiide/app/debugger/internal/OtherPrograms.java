package dev.rustaiide.app.debugger.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.debugger.internal.DebugRun.Supply;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.ArgumentsPicker;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.common.QuotedWords;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.debug.adapter.CoreFile;
import dev.rustaiide.system.debug.adapter.DebugTarget;

/**
 * What is debugged besides the one program of a workspace: one of many, one with arguments, a process that runs
 * already, and what a program left when it crashed. UI thread only.
 */
public final class OtherPrograms {
    private final Targets targets;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    /** What was typed last in each folder. */
    private final Map<Path, String> arguments = new HashMap<>();

    /** A process of the user's. */
    record Running(long pid, String name, String line, Instant since) {}

    @Inject
    OtherPrograms(Targets targets, Panels panels, FailureNotices notices, Look look, Ui ui) {
        this.targets = targets;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** One of more programs than can stand in a question. */
    void pickProgram(Shell shell, List<CargoTarget> programs, Consumer<CargoTarget> then) {
        new Picker<CargoTarget>(shell, look, "Debug", query -> Call.of(items(query, programs, CargoTarget::name,
                each -> Row.of(new Glyph(Icon.DEBUG, Token.ACCENT), SafeText.line(each.name())))))
                .placeholder("A program of the workspace").nothing("No program is called like that.")
                .onPick((each, beside) -> then.accept(each)).open("");
    }

    /** Asks for arguments, and debugs {@code program} with them. */
    void withArguments(Folder folder, CargoTarget program, BiConsumer<Folder, Supply> begin) {
        panels.shell().ifPresent(shell -> ArgumentsPicker.ask(shell, look, "Debug " + SafeText.line(program.name()),
                arguments.getOrDefault(folder.path(), ""), line -> {
                    arguments.put(folder.path(), line);
                    begin.accept(folder, targets.program(folder.path(), program, QuotedWords.split(line)));
                }));
    }

    /** Asks for one of the user's processes, and looks into that; it goes on when the session ends. */
    void attach(Folder folder, BiConsumer<Folder, Supply> begin) {
        Call<List<Running>> all = Call.start("processes", scope -> running());
        panels.shell().ifPresent(shell -> new Picker<Running>(shell, look, "Attach to a process",
                query -> all.then("processes", (scope, found) -> processes(query, found)))
                .placeholder("A program that runs, or the number of its process")
                .nothing("None of your processes is called like that.")
                .onPick((each, beside) -> begin.accept(folder, attached(folder.path(), each))).open(""));
    }

    static Supply attached(Path folder, Running process) {
        var target = new DebugTarget.Attach(folder, language(process.name()), Optional.empty(), process.pid());
        return new Supply(process.name() + " (" + process.pid() + ')', output -> Call.of(target));
    }

    /** A script is run by a program of its language; all else is machine code. */
    static LanguageId language(String name) {
        return name.matches("python[\\d.]*") ? new LanguageId("python")
                : name.equals("node") || name.equals("nodejs") ? new LanguageId("javascript") : LanguageId.RUST;
    }

    /** The user's own, without ours, the newest first. */
    static List<Running> running() {
        Optional<String> me = ProcessHandle.current().info().user();
        List<Running> found = new ArrayList<>();
        ProcessHandle.allProcesses().filter(each -> each.pid() != ProcessHandle.current().pid()).forEach(each -> {
            ProcessHandle.Info about = each.info();
            about.command().filter(program -> about.user().equals(me)).map(Path::of).map(Path::getFileName)
                    .ifPresent(name -> found.add(new Running(each.pid(), name.toString(), line(about, name),
                            about.startInstant().orElse(Instant.EPOCH))));
        });
        found.sort(Comparator.comparing(Running::since).reversed());
        return found;
    }

    private static String line(ProcessHandle.Info about, Path name) {
        return about.arguments().map(words -> name + " " + QuotedWords.join(List.of(words)))
                .or(about::commandLine).orElse(name.toString());
    }

    static List<PickerItem<Running>> processes(String query, List<Running> all) {
        String number = query.strip();
        List<PickerItem<Running>> items = new ArrayList<>();
        all.stream().filter(each -> Long.toString(each.pid()).equals(number))
                .forEach(each -> items.add(new PickerItem<>(each, row(each))));
        items.addAll(items(query, all, Running::name, OtherPrograms::row));
        return items;
    }

    private static Row row(Running process) {
        return Row.of(new Glyph(Icon.CPU, Token.MUTED), SafeText.line(process.name()))
                .detail(process.pid() + "  " + SafeText.line(process.line()));
    }

    private static <T> List<PickerItem<T>> items(String query, List<T> all, Function<T, String> name,
            Function<T, Row> row) {
        FuzzyPattern pattern = FuzzyPattern.of(query);
        List<PickerItem<T>> items = new ArrayList<>();
        for (T each : all) {
            pattern.match(SafeText.line(name.apply(each))).ifPresent(match -> items.add(new PickerItem<>(each,
                    row.apply(each).matches(match.positions()))));
        }
        return items;
    }

    /** Asks for a core file, and for its program where that is not known. */
    void core(Folder folder, BiConsumer<Folder, Supply> begin) {
        panels.shell().ifPresent(shell -> file(shell, "Examine a core file", folder.path()).ifPresent(core ->
                Call.start("core file", scope -> CoreFile.program(core)).onFailure(ui, this::unreadable)
                        .onSuccess(ui, program -> program.or(() -> shell.isDisposed() ? Optional.empty()
                                : file(shell, "The program that left it", folder.path()))
                                .ifPresent(found -> begin.accept(folder, left(folder.path(), found, core))))));
    }

    private void unreadable(Throwable cause) {
        notices.show(cause instanceof IOException ? new FailureException(new Failure.Other("Cannot read the core file.",
                String.valueOf(cause.getMessage()), "Check that you may read it."), cause) : cause);
    }

    static Supply left(Path folder, Path program, Path core) {
        var target = new DebugTarget.Core(folder, LanguageId.RUST, Optional.empty(), program, core);
        return new Supply(target.title(), output -> Call.of(target));
    }

    private static Optional<Path> file(Shell shell, String title, Path folder) {
        var dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(title);
        dialog.setFilterPath(folder.toString());
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }
}

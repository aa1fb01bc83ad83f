package dev.rustaiide.app.terminal.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.terminal.TerminalProgram;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.terminal.Terminals;
import dev.rustaiide.system.user.experience.WindowSettings;

/** The terminals of the window, in groups that are shown side by side. UI thread only. */
@Creatable
public final class Shelf {
    /** The size of what was not seen yet. */
    private static final int COLUMNS = 100;
    private static final int ROWS = 24;

    private final Terminals terminals;
    private final OpenFolders folders;
    private final Settings settings;
    private final Ui ui;
    private final List<List<OpenTerminal>> groups = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<OpenTerminal> current = Optional.empty();
    private Optional<TerminalPanel> panel = Optional.empty();
    private Runnable leaving = () -> { };

    @Inject
    public Shelf(Terminals terminals, OpenFolders folders, Settings settings, Ui ui) {
        this.terminals = terminals;
        this.folders = folders;
        this.settings = settings;
        this.ui = ui;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** The panel that shows them, if there is one. */
    Optional<TerminalPanel> panel() {
        return panel;
    }

    void show(TerminalPanel shown) {
        panel = Optional.of(shown);
    }

    void hide(TerminalPanel gone) {
        panel = panel.filter(one -> one != gone);
    }

    void onLeave(Runnable then) {
        leaving = then;
    }

    /** People want to go back to what they did before. */
    void leave() {
        leaving.run();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** All, in the order in which they are listed. */
    List<OpenTerminal> all() {
        return groups.stream().flatMap(List::stream).toList();
    }

    Optional<OpenTerminal> current() {
        return current;
    }

    /** Those that are shown now, from left to right. */
    List<OpenTerminal> shown() {
        return current.flatMap(this::groupOf).map(List::copyOf).orElse(List.of());
    }

    private Optional<List<OpenTerminal>> groupOf(OpenTerminal terminal) {
        return groups.stream().filter(group -> group.contains(terminal)).findFirst();
    }

    /** Whether {@code terminal} stands beside another one. */
    boolean isSplit(OpenTerminal terminal) {
        return groupOf(terminal).filter(group -> group.size() > 1).isPresent();
    }

    private OpenTerminal make(Path folder, Optional<TerminalProgram> program) {
        OpenTerminal made = new OpenTerminal(terminals, ui, folder,
                settings.get(WindowSettings.TERMINAL_LINES).intValue(), program);
        current = Optional.of(made);
        return made;
    }

    /** A new terminal, shown alone. */
    OpenTerminal open(Path folder) {
        return open(folder, Optional.empty());
    }

    private OpenTerminal open(Path folder, Optional<TerminalProgram> program) {
        OpenTerminal made = make(folder, program);
        groups.add(new ArrayList<>(List.of(made)));
        changed();
        return made;
    }

    /** A new terminal where people work: in the open folder, or at home. */
    OpenTerminal open() {
        return open(home());
    }

    /** Runs {@code program} in a terminal of its own, in the place of its last one if that has ended. */
    OpenTerminal run(TerminalProgram program) {
        List<OpenTerminal> ended = all().stream().filter(one -> one.isOfProgram() && one.exitCode() >= 0
                && one.label().equals(program.title())).toList();
        OpenTerminal made = open(program.folder(), Optional.of(program));
        ended.forEach(this::close);
        // Not when it is first seen: it may stand behind others, and somebody waits for it.
        made.start(COLUMNS, ROWS);
        return made;
    }

    private Path home() {
        return folders.current().map(Folder::path).orElse(Path.of(System.getProperty("user.home")));
    }

    /** A new terminal beside the current one, in the folder where its shell is. */
    void split() {
        Optional<List<OpenTerminal>> group = current.flatMap(this::groupOf);
        if (group.isEmpty()) {
            open();
            return;
        }
        OpenTerminal beside = current.orElseThrow();
        OpenTerminal made = make(beside.currentFolder(), Optional.empty());
        group.get().add(group.get().indexOf(beside) + 1, made);
        changed();
    }

    /** Makes {@code terminal} the one that people are in, and shows its group. */
    void select(OpenTerminal terminal) {
        if (!current.equals(Optional.of(terminal)) && groupOf(terminal).isPresent()) {
            current = Optional.of(terminal);
            terminal.look();
            changed();
        }
    }

    /** The one that is {@code step} further, round the ends. */
    void step(int step) {
        List<OpenTerminal> all = all();
        current.ifPresent(one -> select(all.get(Math.floorMod(all.indexOf(one) + step, all.size()))));
    }

    /** Ends its programs and takes it away; the one beside it, or before it, is current then. */
    void close(OpenTerminal terminal) {
        terminal.close();
        List<OpenTerminal> before = all();
        int index = before.indexOf(terminal);
        if (index < 0) {
            return;
        }
        List<OpenTerminal> beside = groupOf(terminal).orElseThrow();
        beside.remove(terminal);
        if (beside.isEmpty()) {
            groups.remove(beside);
        }
        if (current.equals(Optional.of(terminal))) {
            List<OpenTerminal> left = all();
            current = !beside.isEmpty() ? Optional.of(beside.getLast())
                    : left.isEmpty() ? Optional.empty() : Optional.of(left.get(Math.min(index, left.size() - 1)));
        }
        changed();
    }
}

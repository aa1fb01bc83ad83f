package dev.rustaiide.app.terminal.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.terminal.ProgramTerminals;
import dev.rustaiide.app.terminal.TerminalProgram;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/** The way into the terminals, which are made when somebody first takes it, and out. UI thread only. */
final class TerminalDoor implements ProgramTerminals {
    private final Panels panels;
    private final Supplier<Shelf> maker;
    private final Runnable leave;
    private @Nullable Shelf shelf;

    TerminalDoor(Panels panels, Supplier<Shelf> maker, Runnable leave) {
        this.panels = panels;
        this.maker = maker;
        this.leave = leave;
    }

    /** The panel that shows terminals, once it is there. */
    Optional<TerminalPanel> panel() {
        return shelf == null ? Optional.empty() : shelf.panel();
    }

    boolean hasFocus() {
        return panel().filter(TerminalPanel::hasFocus).isPresent();
    }

    private Shelf shelf() {
        Shelf now = shelf;
        if (now == null) {
            now = maker.get();
            now.onLeave(() -> {
                panels.togglePart(TerminalPanel.ID);
                leave.run();
            });
            shelf = now;
        }
        return now;
    }

    /** To the terminals; from there, back to the editor with the panel hidden. */
    void toggle() {
        if (hasFocus()) {
            shelf().leave();
        } else {
            enter(all -> { });
        }
    }

    /** Does something to the terminals and gives them the keyboard. */
    void enter(Consumer<Shelf> first) {
        first.accept(shelf());
        panels.showPart(TerminalPanel.ID);
        panel().ifPresent(TerminalPanel::focus);
    }

    @Override
    public Call<Long> run(TerminalProgram program) {
        Shelf all = shelf();
        OpenTerminal made = all.run(program);
        panels.showPart(TerminalPanel.ID);
        return made.pid();
    }

    @Override
    public Optional<String> screen() {
        return shelf == null ? Optional.empty() : shelf.current().flatMap(one -> one.use(
                VirtualTerminal::screenText));
    }

    /** A new terminal in {@code file}, or in the folder that it lies in. */
    void enterAt(Path file) {
        enter(all -> all.open(Files.isDirectory(file) ? file : file.toAbsolutePath().getParent()));
    }
}

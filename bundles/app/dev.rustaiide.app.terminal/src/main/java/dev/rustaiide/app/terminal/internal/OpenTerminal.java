package dev.rustaiide.app.terminal.internal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.terminal.TerminalProgram;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.terminal.InputModes;
import dev.rustaiide.foundation.terminal.VirtualTerminal;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;
import dev.rustaiide.system.terminal.Terminals;

/** A terminal of the window, from before its shell is started until it is closed. UI thread only, unless said. */
final class OpenTerminal {
    private static final InputModes NONE =
            new InputModes(false, false, InputModes.Mouse.NONE, false, false, false);

    private final Terminals terminals;
    private final Ui ui;
    private final Path folder;
    private final int lines;
    private final Optional<TerminalProgram> program;
    private @Nullable Call<TerminalSession> starting;
    private @Nullable TerminalSession session;
    private String name = "";
    private String title = "";
    private int code = -1;
    private boolean closed;
    private boolean rung;
    private Listener listener = new Listener() { };
    private volatile Runnable painter = () -> { };
    /** Red, green and blue of the theme's colours; replaced as a whole. */
    private volatile int[] colors = {};

    /** Who shows it. */
    interface Listener {
        /** Name, title or state are others. */
        default void changed() { }

        /** It could not be started. */
        default void failed(Throwable cause) { }

        /** The program has ended with {@code code}. */
        default void ended(int code) { }

        default void bell() { }

        default void clipboard(String text) { }
    }

    /** For the user's shell. */
    OpenTerminal(Terminals terminals, Ui ui, Path folder, int lines) {
        this(terminals, ui, folder, lines, Optional.empty());
    }

    OpenTerminal(Terminals terminals, Ui ui, Path folder, int lines, Optional<TerminalProgram> program) {
        this.terminals = terminals;
        this.ui = ui;
        this.folder = folder;
        this.lines = lines;
        this.program = program;
        name = program.map(TerminalProgram::title).orElse("");
    }

    /** Whether somebody else than a shell was started in it: it stays when that has ended. */
    boolean isOfProgram() {
        return program.isPresent();
    }

    void listen(Listener other) {
        listener = other;
    }

    /** Runs {@code then}, on any thread, after something may be shown otherwise. */
    void onOutput(Runnable then) {
        painter = then;
    }

    void setColors(int[] all) {
        colors = all;
    }

    Path folder() {
        return folder;
    }

    /** Starts the shell, or the program, once. */
    void start(int columns, int rows) {
        if (starting == null && !closed) {
            Launch launch = program.map(one -> new Launch(folder, one.command(), one.environment(), columns, rows,
                    lines)).orElseGet(() -> Launch.shell(folder, columns, rows, lines));
            Call<TerminalSession> call = Call.start("start terminal", scope -> terminals.open(launch, new Heard()));
            starting = call;
            call.whenDone(ui, this::started);
        }
    }

    private void started(Outcome<TerminalSession> outcome) {
        if (outcome instanceof Outcome.Success<TerminalSession>(TerminalSession made)) {
            session = made;
            if (closed) {
                made.close();
                return;
            }
            made.exit().onSuccess(ui, exit -> {
                code = exit;
                listener.ended(exit);
            });
            listener.changed();
        } else if (outcome instanceof Outcome.Failed<TerminalSession>(Throwable cause)) {
            listener.failed(cause);
        }
    }

    /** The number of the process, once it is started by {@link #start}. */
    Call<Long> pid() {
        Call<TerminalSession> begun = starting;
        return begun == null ? Call.failed(new IllegalStateException("it was not started"))
                : begun.then("number of a process", (scope, one) -> one.pid());
    }

    boolean isRunning() {
        return session != null && code < 0;
    }

    /** The exit code of the shell; -1 while it runs. */
    int exitCode() {
        return code;
    }

    /** What {@code use} says of the terminal; empty before there is one. {@code use} must be quick. */
    <R> Optional<R> use(Function<VirtualTerminal, R> use) {
        return Optional.ofNullable(session).map(one -> Objects.requireNonNull(one.use(use)));
    }

    InputModes modes() {
        return use(VirtualTerminal::modes).orElse(NONE);
    }

    void resize(int columns, int rows) {
        if (session != null) {
            session.resize(columns, rows);
        }
    }

    void write(byte[] bytes) {
        if (session != null) {
            session.write(bytes);
        }
    }

    /** The folder the shell is in. Reads no file that could take long. */
    Path currentFolder() {
        return Optional.ofNullable(session).flatMap(TerminalSession::folder).orElse(folder);
    }

    /** What runs in the foreground besides the shell. */
    Optional<String> running() {
        return isRunning() ? Optional.ofNullable(session).flatMap(TerminalSession::running) : Optional.empty();
    }

    /** How people call it; empty takes the given name away. */
    void rename(String given) {
        name = given.strip();
        listener.changed();
    }

    /** The name that people gave it, or what its program calls itself, or its folder. */
    String label() {
        if (!name.isEmpty()) {
            return name;
        }
        return title.isEmpty() ? String.valueOf(folder.getFileName()) : title;
    }

    /** It rang while people were elsewhere. */
    void ring() {
        rung = true;
    }

    boolean hasRung() {
        return rung;
    }

    /** People look at it. */
    void look() {
        rung = false;
    }

    void close() {
        closed = true;
        if (session != null) {
            session.close();
        }
    }


    /** On the terminal's thread; what concerns the window goes there. */
    private final class Heard implements SessionListener {
        @Override
        public void changed() {
            painter.run();
        }

        @Override
        public void bell() {
            ui.execute(() -> listener.bell());
        }

        @Override
        public void title(String told) {
            ui.execute(() -> {
                title = told;
                listener.changed();
            });
        }

        @Override
        public void clipboard(String text) {
            ui.execute(() -> listener.clipboard(text));
        }

        @Override
        public OptionalInt color(int index) {
            int[] all = colors;
            return index < all.length ? OptionalInt.of(all[index]) : OptionalInt.empty();
        }
    }
}

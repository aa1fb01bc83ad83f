package dev.rustaiide.system.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/**
 * A program in a terminal. Any thread may use it, that of the user interface too: nothing waits longer than it takes to
 * read a piece of output.
 */
@ProviderType
public interface TerminalSession {
    /** Number of the program's process, which is that of its session too. */
    long pid();

    /** Reads the terminal, or changes its size, while nothing else does. {@code use} must be quick. */
    <R> R use(Function<VirtualTerminal, R> use);

    /** Gives terminal and program another size. */
    void resize(int columns, int rows);

    /** What a person types. It is kept until the program takes it, up to some megabytes; what is more is dropped. */
    void write(byte[] bytes);

    /** The exit code once the program has ended and all it wrote is on the screen; 128 + n if signal n ended it. */
    Call<Integer> exit();

    /** The folder that the shell says it is in, or else that of its process. */
    Optional<Path> folder();

    /** What runs in the foreground if it is another program than the one that was started: its name. */
    Optional<String> running();

    /**
     * Hangs up: the programs of the session hear of it, and those that are there after a second are killed. What has a
     * session of its own by then, such as a terminal multiplexer, stays. Later calls give the same.
     */
    Call<Void> close();
}

package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * A program under a debugger. Any thread may use it, no method blocks; calls fail with a
 * {@link dev.rustaiide.foundation.error.FailureException} that says what the adapter said. Cancelling a call tells the
 * adapter that nobody waits. Frames and handles count until the program goes on.
 */
@ProviderType
public interface DebugSession {
    /** What it is doing. */
    enum State {
        RUNNING, STOPPED, ENDED
    }

    DebugTarget target();

    /** The adapter's {@link AdapterDefinition#id}. */
    String adapter();

    State state();

    /** What people call it: of one beneath another, what the adapter calls it. */
    String title();

    /**
     * The sessions beneath this one, in the order in which they began: an adapter may show processes and workers of a
     * program so. One that is over is there as long as others beneath it are not.
     */
    List<DebugSession> children();

    boolean can(Ability ability);

    List<ExceptionFilter> exceptionFilters();

    /**
     * Has the program stop at {@code all} and nowhere else, in this session and in those beneath it. The answer has
     * what the adapter made of each; one that has a place in any of them has one. After the end nobody is told, and the
     * answer has what was made of them until then.
     */
    Call<List<Breakpoint.Status>> setBreakpoints(List<Breakpoint> all);

    /** What a breakpoint on a variable needs, for when it changes; empty if it cannot be watched. */
    Call<Optional<Breakpoint.OnMemory>> watchable(long handle, String name);

    /** As {@link #watchable}, for when it is read or changes; empty if the adapter cannot tell that. */
    Call<Optional<Breakpoint.OnMemory>> readable(long handle, String name);

    Call<List<DebugThread>> threads();

    /** The frames of {@code thread}, {@code count} of them at most, from the {@code first} on; 0 is where it is. */
    Call<List<Frame>> stack(long thread, int first, int count);

    Call<List<VariableScope>> scopes(Frame frame);

    /** What is behind {@code handle}; of a list, {@code count} items from the {@code first} on; all if count is 0. */
    Call<List<Variable>> variables(long handle, long first, long count);

    /**
     * The value of {@code expression} in {@code frame}. A path such as {@code orders[2].items} is followed in what is
     * shown of the variables, in whatever language; anything else is the adapter's to understand.
     */
    Call<Variable> evaluate(String expression, Optional<Frame> frame);

    /** What the adapter's own console answers to {@code line}. */
    Call<String> command(String line, Optional<Frame> frame);

    /** Sets the variable {@code name} of {@code handle}, and gives it as it is then. */
    Call<Variable> set(long handle, String name, String value);

    /** Goes on; the answer comes when it does, not when it stops again. */
    Call<?> go(long thread, Step step);

    /**
     * Has the debugger remember the way from here on, so that {@link Step#BACK} and {@link Step#REVERSE} can go it
     * back; for one that always does, nothing happens. It makes a program some hundred times slower.
     */
    Call<?> record();

    /** Goes on until {@code line}, from zero, of {@code file} is come to, or something else stops it. */
    Call<?> runTo(long thread, Path file, int line);

    Call<?> pause(long thread);

    /** {@code count} instructions, the first {@code offset} instructions behind {@code address}. */
    Call<List<Instruction>> disassemble(String address, int offset, int count);

    /** {@code count} bytes from {@code address}, which is what an adapter or a person writes. */
    Call<MemoryBlock> memory(String address, long offset, int count);

    Call<List<LoadedModule>> modules();

    /**
     * Ends the session and those beneath it: a program that was started is ended, one that was attached to goes on.
     * Never fails.
     */
    Call<?> end();
}

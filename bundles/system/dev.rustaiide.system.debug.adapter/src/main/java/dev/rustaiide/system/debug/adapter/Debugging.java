package dev.rustaiide.system.debug.adapter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.LanguageId;

/** Starts programs under a debugger. A service; any thread may use it, no method blocks. */
@ProviderType
public interface Debugging {
    /** Which adapters are known, and whether they can be used here; the user's own first. */
    Call<List<FoundAdapter>> adapters();

    /** What some known adapter debugs, whether that can be used here or not. */
    Set<LanguageId> languages();

    /**
     * Starts {@code target} with {@code breakpoints} set. The call ends when the program runs, or has stopped; its
     * state may have changed since. Cancelling it ends all that was started. Fails if the folder is not trusted, no
     * adapter is there, or the adapter refuses.
     *
     * @param events hears what happens, in order, on a thread of the session; it must not wait
     */
    Call<DebugSession> start(DebugTarget target, List<Breakpoint> breakpoints, Consumer<DebugEvent> events);

    /**
     * As {@link #start(DebugTarget, List, Consumer)}, with the program in {@code terminal} if its adapter can do that:
     * what it prints is no event then.
     */
    Call<DebugSession> start(DebugTarget target, List<Breakpoint> breakpoints, Consumer<DebugEvent> events,
            Optional<ProgramTerminal> terminal);
}

package dev.rustaiide.system.agent.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Command;

/** Keeps programs from what they need not reach. A service; any thread may use it. */
@ProviderType
public interface Sandbox {
    /** Whether there is one on this machine, and whether it works. Asked of the system once. */
    Call<State> state();

    /**
     * {@code inner} as it runs in the sandbox: without a network, the user's home or other processes. The system is
     * there to be read.
     *
     * @param inner its program is absolute
     */
    Command confine(Command inner, Confinement confinement);

    /** What a sandbox is like. */
    enum State {
        /** It keeps what it promises. */
        WORKS,
        /** There is none for this machine, or it is not installed. */
        MISSING,
        /** It is installed and does not work: nothing should be run. */
        BROKEN
    }

    /**
     * What is there for a program.
     *
     * @param writable folders by where they are seen; each is the folder that it is mapped to
     * @param readable folders and files that are there, where they are
     * @param folder where the program stands, as it sees it
     * @param environment all variables that it has
     */
    record Confinement(Map<Path, Path> writable, List<Path> readable, Optional<Path> folder,
            Map<String, String> environment) {
        public Confinement {
            writable = Map.copyOf(writable);
            readable = List.copyOf(readable);
            environment = Map.copyOf(environment);
        }
    }
}

package dev.rustaiide.app.terminal;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Terminals for programs, beside those of people's shells. UI thread only. */
@ProviderType
public interface ProgramTerminals {
    /**
     * Runs {@code program} in a terminal of its own, which is shown; the keyboard stays where it is. The terminal stays
     * when the program has ended, until it is closed or the next of the same title is run. Gives the number of the
     * process; fails if it cannot be started.
     */
    Call<Long> run(TerminalProgram program);

    /** The screen of the terminal that is in front, row by row; empty if there is none. */
    Optional<String> screen();
}

package dev.rustaiide.foundation.platform.testing;

import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.internal.ChildProcesses;
import dev.rustaiide.foundation.platform.internal.PathPrograms;

/** The programs and processes of this machine, as the product has them. */
public final class RealMachine implements AutoCloseable {
    private final PathPrograms programs = new PathPrograms();
    private final ChildProcesses processes = new ChildProcesses(programs);

    public Programs programs() {
        return programs;
    }

    public Processes processes() {
        return processes;
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        processes.close();
        programs.close();
    }
}

package dev.rustaiide.app.workbench;

import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.Detection;

/**
 * Runs Cargo for the user: one check of a workspace and one run at a time, in folders that are trusted, of which a
 * person is asked. What is printed stands in the output, what is wrong among the problems. UI thread only.
 */
public interface CargoRuns {
    /** What Cargo says of the current folder; empty until it is known, or while no folder is open. */
    Optional<Detection> detection();

    /** Looks at the current folder anew. */
    void detect();

    /** Runs {@code task} in the place of what runs. */
    void run(CargoTask task);

    /** Looks for problems in the workspace of the current folder, in the place of a check that is under way. */
    void check(CheckRequest.Tool tool);

    /** What goes on; of a run and a check the run. */
    Optional<Running> running();

    /** Runs {@code listener} after something began or ended, or the workspace is another. */
    void onChange(Runnable listener);

    /** Something that goes on; cancelling its call ends it with all that it started. */
    record Running(String title, Call<?> call) {}
}

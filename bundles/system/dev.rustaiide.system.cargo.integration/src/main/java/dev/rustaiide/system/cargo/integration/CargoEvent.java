package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.time.Duration;

/** What Cargo does; published on {@code foundation.events}. */
public sealed interface CargoEvent {
    /**
     * A check or task begins to run.
     *
     * @param task {@code check}, {@code clippy}, or the title of a {@link CargoTask}
     * @param folder where it runs
     */
    record Started(String task, Path folder) implements CargoEvent {}

    /** It is over. */
    record Ended(String task, Path folder, Result result, Duration took) implements CargoEvent {}

    /** How it ended. */
    enum Result {
        /** Its exit code was 0. */
        OK,
        /** It had another exit code or could not be run. */
        FAILED,
        /** Somebody stopped it. */
        CANCELLED
    }
}

package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;

/** What {@code rust-ai-ide cargo NAME} does. */
interface CargoAction {
    String name();

    /** The rest of a sentence that begins with the name. */
    String summary();

    default List<Option> options() {
        return List.of();
    }

    ExitCode run(CargoWords words) throws FailureException, InterruptedException;
}
